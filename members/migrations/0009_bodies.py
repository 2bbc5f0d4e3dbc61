import archive.record.constraints
import archive.record.dates
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0008_notes_on_memberships"),
        ("sources", "0006_longer_vocabularies"),
    ]

    operations = [
        migrations.AddField(
            model_name="state",
            name="kind",
            field=models.CharField(
                choices=[("state", "state"), ("territory", "territory")],
                default="state",
                max_length=9,
                verbose_name="kind",
            ),
        ),
        migrations.AddField(
            model_name="organization",
            name="began",
            field=models.CharField(
                blank=True,
                max_length=10,
                validators=[archive.record.dates.validate_partial_date],
                verbose_name="founded",
            ),
        ),
        migrations.AddField(
            model_name="organization",
            name="ended",
            field=models.CharField(
                blank=True,
                max_length=10,
                validators=[archive.record.dates.validate_partial_date],
                verbose_name="dissolved",
            ),
        ),
        migrations.AddField(
            model_name="organization",
            name="began_first",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Case(
                    models.When(
                        django.db.models.lookups.Exact(
                            django.db.models.functions.text.Length("began"), 4
                        ),
                        then=django.db.models.functions.text.Concat(
                            "began", models.Value("-01-01")
                        ),
                    ),
                    models.When(
                        django.db.models.lookups.Exact(
                            django.db.models.functions.text.Length("began"), 7
                        ),
                        then=django.db.models.functions.text.Concat(
                            "began", models.Value("-01")
                        ),
                    ),
                    default=models.F("began"),
                    output_field=models.CharField(max_length=16),
                ),
                output_field=models.CharField(max_length=16),
            ),
        ),
        migrations.AddField(
            model_name="organization",
            name="began_last",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Case(
                    models.When(
                        django.db.models.lookups.Exact(
                            django.db.models.functions.text.Length("began"), 4
                        ),
                        then=django.db.models.functions.text.Concat(
                            "began", models.Value("-12-31")
                        ),
                    ),
                    models.When(
                        django.db.models.lookups.Exact(
                            django.db.models.functions.text.Length("began"), 7
                        ),
                        then=django.db.models.functions.text.Concat(
                            "began", models.Value("-31")
                        ),
                    ),
                    default=models.F("began"),
                    output_field=models.CharField(max_length=16),
                ),
                output_field=models.CharField(max_length=16),
            ),
        ),
        migrations.AddField(
            model_name="organization",
            name="ended_first",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Case(
                    models.When(
                        django.db.models.lookups.Exact(
                            django.db.models.functions.text.Length("ended"), 4
                        ),
                        then=django.db.models.functions.text.Concat(
                            "ended", models.Value("-01-01")
                        ),
                    ),
                    models.When(
                        django.db.models.lookups.Exact(
                            django.db.models.functions.text.Length("ended"), 7
                        ),
                        then=django.db.models.functions.text.Concat(
                            "ended", models.Value("-01")
                        ),
                    ),
                    default=models.F("ended"),
                    output_field=models.CharField(max_length=16),
                ),
                output_field=models.CharField(max_length=16),
            ),
        ),
        migrations.AddField(
            model_name="organization",
            name="ended_last",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Case(
                    models.When(
                        django.db.models.lookups.Exact(
                            django.db.models.functions.text.Length("ended"), 4
                        ),
                        then=django.db.models.functions.text.Concat(
                            "ended", models.Value("-12-31")
                        ),
                    ),
                    models.When(
                        django.db.models.lookups.Exact(
                            django.db.models.functions.text.Length("ended"), 7
                        ),
                        then=django.db.models.functions.text.Concat(
                            "ended", models.Value("-31")
                        ),
                    ),
                    default=models.F("ended"),
                    output_field=models.CharField(max_length=16),
                ),
                output_field=models.CharField(max_length=16),
            ),
        ),
        migrations.AddConstraint(
            model_name="organization",
            constraint=archive.record.constraints.Check(
                condition=models.Q(
                    ("began", ""),
                    ("ended", ""),
                    ("ended_last__gte", models.F("began_first")),
                    _connector="OR",
                ),
                field="ended",
                name="organization_ends_after_it_began",
                violation_error_message="The end must not lie before the beginning.",
            ),
        ),
    ]
