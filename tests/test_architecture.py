"""The import arrow of docs/architecture.md, and what each partial must say.

    alba_site (pages, desk, accounts, urls, commands) → initiatives → summits → members
    → archive → Django

reads "may import"; it holds for imports inside functions and for foreign keys too.
"""

import ast
from functools import cache
from importlib.util import resolve_name

from django.apps import apps
from django.conf import settings
from django.test import SimpleTestCase

LAYERS = [  # each may import those before it
    ["archive"],
    ["members"],
    ["summits"],
    ["initiatives"],
    ["alba_site"],
]
FOUNDATION = [  # likewise
    *("record", "media", "kinds", "publishing", "lists", "desk", "search", "sources")
]
ROOTS = ["archive", "alba_site", "members", "summits", "initiatives"]
PACKAGES = [
    settings.BASE_DIR / package / "__init__.py"
    for package in [
        "archive",
        *(f"archive/{name}" for name in FOUNDATION),
        *("members", "summits", "initiatives"),
        *("alba_site/pages", "alba_site/pages/machines", "alba_site/pages/searching"),
        *("alba_site/desk", "alba_site/accounts", "alba_site/backups"),
    ]
]
BY_NAME = {"import_module", "import_string", "get_model", "get_app_config"}


def layer_of(module):
    """Return the number of the layer of a dotted name, None outside the project."""
    for number, packages in enumerate(LAYERS):
        for package in packages:
            if f"{module}.".startswith(f"{package}."):
                return number
    return None


def floor_of(module):
    """Return the place of a dotted name in the foundation, None outside it."""
    root, _, rest = module.partition(".")
    package = rest.partition(".")[0]
    return FOUNDATION.index(package) if root == "archive" and package else None


def modules():
    """Yield the dotted name and the path of every module of the project."""
    for root in ROOTS:
        for path in sorted((settings.BASE_DIR / root).rglob("*.py")):
            yield (
                ".".join(path.relative_to(settings.BASE_DIR).with_suffix("").parts),
                path,
            )


def package_of(name):
    return (
        name.removesuffix(".__init__")
        if name.endswith("__init__")
        else (name.rpartition(".")[0])
    )


def imports_of(tree, package):
    """Yield the names that a module of ``package`` imports, anywhere within it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            base = resolve_name(module, package)
            yield from (f"{base}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call):
            yield from imported_by_name(node)


def imported_by_name(call):
    """Yield the module or app that a call such as ``get_model("summits…")`` loads."""
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    if name in BY_NAME and call.args and isinstance(call.args[0], ast.Constant):
        app_label = str(call.args[0].value).split(".")[0]
        config = apps.app_configs.get(app_label)
        yield config.name if config else str(call.args[0].value)


@cache
def imports():
    """Return what each module imports, as pairs of dotted names."""
    return [
        (name, target)
        for name, path in modules()
        for target in imports_of(ast.parse(path.read_text()), package_of(name))
    ]


class ArrowTests(SimpleTestCase):
    def test_no_module_imports_a_later_layer(self):
        wrong = [
            f"{name} imports {target}"
            for name, target in imports()
            if layer_of(target) is not None and layer_of(target) > layer_of(name)
        ]
        self.assertEqual(wrong, [])

    def test_no_model_points_at_a_later_layer(self):
        wrong = []
        for model in apps.get_models():
            own = layer_of(model.__module__)
            for field in [*model._meta.fields, *model._meta.many_to_many]:
                target = field.related_model
                layer = layer_of(target.__module__) if target else None
                if own is not None and layer is not None and layer > own:
                    wrong.append(f"{field} points at {target._meta.label}")
        self.assertEqual(wrong, [])

    def test_no_package_of_the_foundation_imports_a_later_one(self):
        wrong = [
            f"{name} imports {target}"
            for name, target in imports()
            if None not in (above := floor_of(target), own := floor_of(name))
            and above > own
        ]
        self.assertEqual(wrong, [])

    def test_every_package_of_the_foundation_has_its_place(self):
        packages = {
            path.parent.name
            for path in (settings.BASE_DIR / "archive").glob("*/__init__.py")
        }
        self.assertEqual(packages, set(FOUNDATION))

    def test_every_package_says_what_belongs_in_it(self):
        silent = [
            str(path.relative_to(settings.BASE_DIR))
            for path in PACKAGES
            if not ast.get_docstring(ast.parse(path.read_text()))
        ]
        self.assertEqual(silent, [])

    def test_no_module_of_the_site_imports_its_tests(self):
        wrong = [name for name, target in imports() if target.split(".")[0] == "tests"]
        self.assertEqual(wrong, [])


class ArrowReadingTests(SimpleTestCase):
    """The arrow is read off every form in which a module names another."""

    def assertImports(self, code, expected, package="members"):
        self.assertEqual(list(imports_of(ast.parse(code), package)), [expected])

    def test_plain_import(self):
        self.assertImports("import summits.models", "summits.models")

    def test_import_from(self):
        self.assertImports("from summits import models", "summits.models")

    def test_relative_import(self):
        self.assertImports("from . import models", "members.models")
        self.assertImports(
            "from ..summits import a", "alba_site.summits.a", "alba_site.x"
        )

    def test_import_inside_a_function(self):
        self.assertImports("def f():\n    from summits import models", "summits.models")

    def test_import_for_type_checking(self):
        self.assertImports("if TYPE_CHECKING:\n    import summits", "summits")

    def test_model_by_name(self):
        self.assertImports("apps.get_model('summits.Summit')", "summits")
        self.assertImports("apps.get_model('sources', 'Source')", "archive.sources")

    def test_module_by_name(self):
        self.assertImports("import_module('django.db')", "django.db")

    def test_layers_follow_the_longest_name(self):
        self.assertEqual(layer_of("archive.sources.models"), 0)
        self.assertEqual(layer_of("alba_site.pages.views"), 4)
        self.assertEqual(layer_of("members.models"), 1)
        self.assertIsNone(layer_of("membership.models"))


class PartialTests(SimpleTestCase):
    def test_every_partial_begins_with_a_comment(self):
        wrong = [
            str(path.relative_to(settings.BASE_DIR))
            for root in ROOTS
            for path in sorted((settings.BASE_DIR / root).rglob("_*.html"))
            if not path.read_text().startswith(("{% comment", "{#"))
        ]
        self.assertEqual(wrong, [])
