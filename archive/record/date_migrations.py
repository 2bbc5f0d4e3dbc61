"""What migrations do to the partial dates of archives that are filled."""

from django.db.migrations.operations.base import Operation

from archive.record.date_columns import FirstDay, LastDay


class WidenDates(Operation):
    """Let partial dates of a model be all that ``edtf.py`` tells of.

    ``names`` are those of the fields. Their text may be longer, their bounds are
    computed anew, which those of a year, a month and a day are not changed by. No
    database alters a computed column: it is made again, with the rules that name it.
    """

    reduces_to_sql = True
    reversible = True
    length = 34

    def __init__(self, model_name, *names):
        self.model_name = model_name
        self.names = names

    def state_forwards(self, app_label, state):
        model = app_label, self.model_name.lower()
        fields = state.models[model].fields
        for name in self.names:
            fields[name] = fields[name].clone()
            fields[name].max_length = self.length
            for end, bound in (("first", FirstDay(name)), ("last", LastDay(name))):
                computed = fields[f"{name}_{end}"] = fields[f"{name}_{end}"].clone()
                computed.expression = bound
                computed.output_field = bound.output_field
        # Once, not for each field as a state alters them: it takes its time.
        state.reload_model(*model, delay=True)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        before = from_state.apps.get_model(app_label, self.model_name)
        after = to_state.apps.get_model(app_label, self.model_name)
        if not self.allow_migrate_model(schema_editor.connection.alias, after):
            return
        if schema_editor.connection.vendor == "sqlite":
            # As it does for all that it cannot alter, once for all columns.
            schema_editor._remake_table(after)
        else:
            self._alter_table(schema_editor, before, after)

    def _alter_table(self, schema_editor, before, after):
        rules = [one for one in after._meta.constraints if self._is_about(one)]
        for rule in rules:
            schema_editor.remove_constraint(before, rule)
        for name in self._computed():
            schema_editor.remove_field(before, before._meta.get_field(name))
        for name in self.names:
            fields = (model._meta.get_field(name) for model in (before, after))
            schema_editor.alter_field(before, *fields)
        for name in self._computed():
            schema_editor.add_field(after, after._meta.get_field(name))
        for rule in rules:
            schema_editor.add_constraint(after, rule)

    database_backwards = database_forwards

    def _computed(self):
        return [f"{name}_{end}" for name in self.names for end in ("first", "last")]

    def _is_about(self, constraint):
        """Tell whether a constraint names one of the bounds."""
        condition = getattr(constraint, "condition", None)
        named = condition.referenced_base_fields if condition else set()
        return bool(named.intersection(self._computed()))

    def describe(self):
        return f"Let dates of {self.model_name} be about, of a half year or several"
