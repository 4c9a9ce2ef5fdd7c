"""What stood before there were instance cards and ways to begin keeps its meaning."""

from django.db import migrations


def keep_meaning(apps, schema_editor):
    Assessment = apps.get_model("assessments", "Assessment")
    Assessment.objects.filter(follows__isnull=False).update(origin="follow_up")
    # Submitted without cards: what was scored then stays what it was.
    Assessment.objects.filter(status="submitted").update(cards=None)


class Migration(migrations.Migration):
    dependencies = [("assessments", "0003_answering")]
    operations = [migrations.RunPython(keep_meaning, migrations.RunPython.noop)]
