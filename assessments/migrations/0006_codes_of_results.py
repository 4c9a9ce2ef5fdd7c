"""Results from before documents had a code get one: their documents can be compared too."""

from django.db import migrations

from assessments.models.documents import new_code


def give_codes(apps, schema_editor):
    Result = apps.get_model("assessments", "Result")
    DocumentCode = apps.get_model("assessments", "DocumentCode")
    without = Result.objects.filter(document_code=None).values_list("pk", flat=True)
    for result_id in without.iterator():
        DocumentCode.objects.create(result_id=result_id, code=new_code())


class Migration(migrations.Migration):
    dependencies = [("assessments", "0005_documents")]
    operations = [migrations.RunPython(give_codes, migrations.RunPython.noop)]
