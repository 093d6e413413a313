"""Projects that would cut emissions: kept per organisation, evaluated, chosen between, compared with what was measured.

The figures are those of science.reductions; here is who sees and changes a project, and what the API promises.
"""
