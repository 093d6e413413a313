"""What whoever runs a server needs: probes, logs, measures, checks and backups."""
