"""What is known of forecasts? Models with their cards, backtests with their results, alarms that were raised."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from firedamp.server.telemetry.models import Channel, Longwall


class ForecastModel(models.Model):
    """A trained model of one horizon; its text is the file `forecasts/<sha256>.json` of the data folder."""

    class State(models.TextChoices):
        SERVING = "serving"
        CHALLENGER = "challenger"
        RETIRED = "retired"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    longwall = models.ForeignKey(Longwall, on_delete=models.CASCADE, related_name="models")
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="models", help_text="The target")
    number = models.PositiveIntegerField(help_text="Of the longwall's models")
    horizon_min = models.FloatField()
    statistic = models.CharField(max_length=10)
    state = models.CharField(max_length=10, choices=State)
    sha256 = models.CharField(max_length=64, help_text="Of its text")
    card = models.JSONField()
    comparison = models.JSONField(null=True, help_text="With the one that served when it was trained")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    created = models.DateTimeField(auto_now_add=True)
    served = models.DateTimeField(null=True, help_text="Since when it last served")

    class Meta:
        ordering = ["longwall", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["longwall", "number"], name="a_model_number_once"),
            models.UniqueConstraint(
                fields=["longwall", "horizon_min"], condition=Q(state="serving"), name="one_model_serves"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["serving", "challenger", "retired"]), name="model_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.longwall} {self.number}"


class ForecastBacktest(models.Model):
    """What forecasts would have been worth: `result` as the command prints it, `chart` to be drawn."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    longwall = models.ForeignKey(Longwall, on_delete=models.CASCADE, related_name="backtests")
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="+")
    horizon_min = models.FloatField()
    limit = models.FloatField(null=True)
    result = models.JSONField()
    chart = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["longwall", "-created"]

    def __str__(self) -> str:
        return f"{self.longwall} {self.horizon_min:g} min"


class ForecastAlarm(models.Model):
    """An alarm of an organisation's longwall, with its reason; `passed`: when the limit was passed, null if it was
    not."""

    longwall = models.ForeignKey(Longwall, on_delete=models.CASCADE, related_name="alarms")
    model = models.ForeignKey(ForecastModel, on_delete=models.CASCADE, related_name="alarms")
    kind = models.CharField(max_length=10, help_text="Which limit of the channel: warning or alarm")
    raised = models.DateTimeField()
    told = models.JSONField(help_text="What the API says of it")

    class Meta:
        ordering = ["longwall", "-raised"]
        constraints = [
            models.UniqueConstraint(fields=["model", "kind", "raised"], name="an_alarm_once"),
        ]

    def __str__(self) -> str:
        return f"{self.longwall} {self.raised:%Y-%m-%d %H:%M}"
