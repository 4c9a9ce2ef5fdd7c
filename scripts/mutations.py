"""One small change to a module's source: another operator, a condition that always holds, ..."""

import ast
import gc
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from operator import setitem
from pathlib import Path
from types import CodeType, FunctionType, ModuleType

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
PAIRS = ["low high", "lowest highest", "lowest_min lowest_max", "min max", "any all"]
PAIRS += ["at_least at_most", "HIT MISS", "MISS OUT", "met not_met", "not_met undecided"]
# Names, attributes and words that are easily mistaken for one another.
SWAPS = {a: b for pair in PAIRS for a, b in (pair.split(), pair.split()[::-1])}
REMOVED = (ast.AugAssign, ast.Continue, ast.Break, ast.Raise)

Change = tuple[str, Callable[[], object]]


@dataclass(frozen=True)
class Mutant:
    """`names`: what the changed line gives a value to, outside of any function."""

    path: Path
    line: int
    what: str
    names: tuple[str, ...]
    node: int
    variant: int


def mutants_of(path: Path) -> list[Mutant]:
    nodes = _nodes(ast.parse(path.read_text(encoding="utf-8")))
    return [
        Mutant(path, _line(node), what, names, number, variant)
        for number, (names, node) in enumerate(nodes)
        for variant, (what, _) in enumerate(_changes(node))
    ]


def _line(node: ast.AST) -> int:
    place = node.target if isinstance(node, ast.comprehension) else node
    return getattr(place, "lineno", 0)


def mutated(mutant: Mutant) -> CodeType:
    tree = ast.parse(mutant.path.read_text(encoding="utf-8"))
    _, node = list(_nodes(tree))[mutant.node]
    _changes(node)[mutant.variant][1]()
    return compile(ast.fix_missing_locations(tree), str(mutant.path), "exec", dont_inherit=True)


def apply(mutant: Mutant) -> None:
    """In this process, wherever the module's functions and values have been imported."""
    code = mutated(mutant)
    if mutant.names:
        return _give(mutant, code)
    changed = dict(_codes(code))
    for function in gc.get_objects():
        if isinstance(function, FunctionType):
            old = function.__code__
            if old.co_filename == str(mutant.path) and old.co_qualname in changed:
                function.__code__ = changed[old.co_qualname]
    return None


def _give(mutant: Mutant, code: CodeType) -> None:
    modules = [m for m in sys.modules.values() if isinstance(m, ModuleType)]
    own = next(m for m in modules if getattr(m, "__file__", None) == str(mutant.path))
    fresh = dict(vars(own))
    exec(code, fresh)  # noqa: S102 - our own source, one operator changed
    for name in mutant.names:
        old = vars(own)[name]
        for module in modules:
            if vars(module).get(name) is old:
                setattr(module, name, fresh[name])


def _codes(code: CodeType) -> Iterator[tuple[str, CodeType]]:
    """Of functions and methods; those inside them are part of them."""
    for item in code.co_consts:
        if isinstance(item, CodeType):
            yield item.co_qualname, item
            if "<locals>" not in item.co_qualname:
                yield from _codes(item)


def _nodes(tree: ast.Module) -> Iterator[tuple[tuple[str, ...], ast.AST]]:
    """Everything that runs, but for annotations, decorators and the fields of classes."""
    for statement in tree.body:
        if isinstance(statement, ast.Assign | ast.AnnAssign):
            targets = [node for node in ast.walk(statement) if isinstance(node, ast.Name)]
            names = tuple(node.id for node in targets if isinstance(node.ctx, ast.Store))
            # A type's own name is no value: nothing is done with it.
            if not isinstance(statement.value, ast.Subscript) and "TypeAlias" not in ast.unparse(
                statement
            ):
                yield from ((names, node) for node in _inside(statement))
        elif isinstance(statement, ast.FunctionDef):
            yield from (((), node) for node in _inside(statement))
        elif isinstance(statement, ast.ClassDef):
            methods = [item for item in statement.body if isinstance(item, ast.FunctionDef)]
            yield from (((), node) for method in methods for node in _inside(method))


def _inside(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for name, field in ast.iter_fields(node):
        if name not in ("annotation", "returns", "decorator_list"):
            for child in field if isinstance(field, list) else [field]:
                if isinstance(child, ast.AST):
                    yield from _inside(child)


def _changes(node: ast.AST) -> list[Change]:
    return [*_of_operators(node), *_of_tests(node), *_of_words(node), *_of_statements(node)]


def _of_operators(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.Compare):
        for place, op in enumerate(node.ops):
            for other in COMPARISONS[type(op)]:
                yield _named(op, other), partial(setitem, node.ops, place, other())
    elif isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in OPERATORS:
        opposite = OPERATORS[type(node.op)]
        yield _named(node.op, opposite), partial(setattr, node, "op", opposite())
    elif isinstance(node, ast.BoolOp):
        swapped = ast.Or if isinstance(node.op, ast.And) else ast.And
        yield _named(node.op, swapped), partial(setattr, node, "op", swapped())
        neutral = ast.Constant(isinstance(node.op, ast.And))
        for place, part in enumerate(node.values):
            yield f"without `{ast.unparse(part)}`", partial(setitem, node.values, place, neutral)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield "without minus", partial(setattr, node, "op", ast.UAdd())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        again = ast.UnaryOp(ast.Not(), node.operand)
        yield "without not", partial(setattr, node, "operand", again)


def _named(old: ast.AST, new: type[ast.AST]) -> str:
    return f"{type(old).__name__} -> {new.__name__}"


def _of_tests(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        # A loop that never ends would only be waited for.
        for always in (False,) if isinstance(node, ast.While) else (True, False):
            yield f"test is {always}", partial(setattr, node, "test", ast.Constant(always))
    elif isinstance(node, ast.comprehension):
        for place, test in enumerate(node.ifs):
            yield f"without if `{ast.unparse(test)}`", partial(node.ifs.pop, place)


def _of_words(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.Constant):
        if isinstance(node.value, bool):
            yield f"{not node.value}", partial(setattr, node, "value", not node.value)
        elif isinstance(node.value, int):
            for number in (node.value + 1, node.value - 1):
                yield f"{node.value} -> {number}", partial(setattr, node, "value", number)
        elif isinstance(node.value, str) and node.value in SWAPS:
            yield _swap(node.value), partial(setattr, node, "value", SWAPS[node.value])
    elif isinstance(node, ast.Attribute | ast.Name) and isinstance(node.ctx, ast.Load):
        field = "attr" if isinstance(node, ast.Attribute) else "id"
        word = getattr(node, field)
        if word in SWAPS:
            yield _swap(word), partial(setattr, node, field, SWAPS[word])


def _swap(word: str) -> str:
    return f"{word} -> {SWAPS[word]}"


def _of_statements(node: ast.AST) -> Iterator[Change]:
    is_call = isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
    if isinstance(node, REMOVED) or is_call:
        yield f"without `{ast.unparse(node)}`", partial(setattr, node, "__class__", ast.Pass)
    if isinstance(node, ast.Continue | ast.Break):
        other = ast.Break if isinstance(node, ast.Continue) else ast.Continue
        yield f"{other.__name__.lower()}", partial(setattr, node, "__class__", other)
