"""What migrations do to the database besides tables: rights, triggers, sequences."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.state import ProjectState


class SqlOperation(Operation):
    """Statements forwards and backwards, atomic with their migration; no part of Django's state."""

    reduces_to_sql = True
    reversible = True
    category = OperationCategory.SQL

    def statements(self, connection: BaseDatabaseWrapper) -> Iterable[str]:
        raise NotImplementedError

    def undoing(self, connection: BaseDatabaseWrapper) -> Iterable[str]:
        """Nothing where what it changed goes with the operation before it."""
        return ()

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        pass

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for statement in self.statements(schema_editor.connection):
            schema_editor.execute(statement)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for statement in self.undoing(schema_editor.connection):
            schema_editor.execute(statement)
