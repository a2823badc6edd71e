package dev.fluxion.dsl.syntax;

import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.syntax.Expression.Name;
import dev.fluxion.dsl.syntax.Expression.Text;
import dev.fluxion.grammar.PdeParser;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Turns the parts of the generated parser's statements into {@link Clause} records; what is absent may be null in the tree. */
final class ClauseBuilder {
    private final ExpressionBuilder expressions;

    ClauseBuilder(ExpressionBuilder expressions) {
        this.expressions = expressions;
    }

    Optional<Name> label(PdeParser.LabelContext tree) {
        return Optional.ofNullable(tree).map(t -> expressions.name(t.ID()));
    }

    Optional<Name> identifier(TerminalNode node) {
        return Optional.ofNullable(node).map(expressions::name);
    }

    List<Name> identifiers(List<TerminalNode> nodes) {
        return nodes.stream().map(expressions::name).toList();
    }

    List<Name> names(PdeParser.NamesContext tree) {
        return tree == null ? List.of() : identifiers(tree.ID());
    }

    Clause.Equality equality(PdeParser.EqualityContext tree) {
        return new Clause.Equality(
                Spans.of(tree), expressions.build(tree.expression(0)), expressions.build(tree.expression(1)));
    }

    Clause.Assignment assignment(PdeParser.AssignmentContext tree) {
        return new Clause.Assignment(Spans.of(tree), expressions.name(tree.ID()), expressions.build(tree.expression()));
    }

    Clause.ParameterDeclaration parameter(PdeParser.ParameterContext tree) {
        return new Clause.ParameterDeclaration(
                Spans.of(tree),
                expressions.name(tree.ID()),
                Optional.ofNullable(tree.expression()).map(expressions::build),
                Optional.ofNullable(tree.interval()).map(this::interval),
                string(tree.STRING()));
    }

    Clause.FieldDeclaration field(PdeParser.FieldContext tree) {
        List<Name> identifiers = identifiers(tree.ID());
        return new Clause.FieldDeclaration(
                Spans.of(tree),
                identifiers.get(0),
                identifiers.subList(1, identifiers.size()),
                names(tree.names()),
                string(tree.STRING()));
    }

    Clause.InferDeclaration inferred(PdeParser.InferredContext tree) {
        return new Clause.InferDeclaration(
                Spans.of(tree),
                expressions.name(tree.ID()),
                names(tree.names()),
                Optional.ofNullable(tree.expression()).map(expressions::build),
                Optional.ofNullable(tree.interval()).map(this::interval));
    }

    Clause.CoordinateDeclaration coordinate(PdeParser.CoordinateContext tree) {
        return new Clause.CoordinateDeclaration(
                Spans.of(tree),
                expressions.name(tree.ID()),
                Optional.ofNullable(tree.range()).map(this::range),
                interval(tree.interval()));
    }

    Argument.Interval interval(PdeParser.IntervalContext tree) {
        return new Argument.Interval(
                Spans.of(tree), expressions.build(tree.expression(0)), expressions.build(tree.expression(1)));
    }

    private Argument.Range range(PdeParser.RangeContext tree) {
        return new Argument.Range(
                Spans.of(tree), expressions.build(tree.expression(0)), expressions.build(tree.expression(1)));
    }

    Place place(PdeParser.PlaceContext tree) {
        Span span = Spans.of(tree);
        return tree.selector() != null
                ? new Place.On(span, selector(tree.selector()))
                : new Place.At(span, expressions.build(tree.expression()));
    }

    Clause.Selector selector(PdeParser.SelectorContext tree) {
        return new Clause.Selector(
                Spans.of(tree),
                pieces(tree.pieces(0)),
                tree.EXCEPT() == null ? List.of() : pieces(tree.pieces(1)),
                where(tree.where()));
    }

    private List<Piece> pieces(PdeParser.PiecesContext tree) {
        return tree.piece().stream().map(this::piece).toList();
    }

    private Piece piece(PdeParser.PieceContext tree) {
        Span span = Spans.of(tree);
        return switch (tree) {
            case PdeParser.WholePieceContext p -> new Piece.Whole(span);
            case PdeParser.FacePieceContext p -> {
                boolean indexed = p.LBRACKET() != null;
                yield new Piece.Face(
                        span,
                        expressions.name(p.ID()),
                        indexed ? Optional.of(expressions.build(p.expression(0))) : Optional.empty(),
                        expressions.build(p.expression(indexed ? 1 : 0)));
            }
            case PdeParser.NamedPieceContext p -> new Piece.Named(span, expressions.name(p.ID(0)), identifier(p.ID(1)));
            default ->
                throw new IllegalArgumentException(
                        "the grammar has no " + tree.getClass().getSimpleName());
        };
    }

    Optional<Predicate> where(PdeParser.WhereContext tree) {
        return Optional.ofNullable(tree).map(t -> expressions.conditions().build(t.condition()));
    }

    Optional<Clause.Repetition> repetition(PdeParser.RepetitionContext tree) {
        return Optional.ofNullable(tree)
                .map(t -> new Clause.Repetition(Spans.of(t), expressions.name(t.ID()), range(t.range())));
    }

    List<Clause.Attribute> attributes(PdeParser.AttributesContext tree) {
        return tree == null
                ? List.of()
                : tree.attribute().stream().map(this::attribute).toList();
    }

    private Clause.Attribute attribute(PdeParser.AttributeContext tree) {
        return new Clause.Attribute(
                Spans.of(tree),
                expressions.name(tree.key().getStart()),
                Optional.ofNullable(tree.expression()).map(expressions::build));
    }

    Clause.Setting setting(PdeParser.SettingContext tree) {
        return new Clause.Setting(
                Spans.of(tree), expressions.name(tree.key().getStart()), expressions.build(tree.expression()));
    }

    List<Clause.Column> columns(PdeParser.ColumnsContext tree) {
        return tree == null
                ? List.of()
                : tree.column().stream().map(this::column).toList();
    }

    private Clause.Column column(PdeParser.ColumnContext tree) {
        return new Clause.Column(
                Spans.of(tree),
                expressions.name(tree.ID()),
                string(tree.STRING()).orElseThrow());
    }

    private Optional<Text> string(TerminalNode node) {
        return Optional.ofNullable(node).map(expressions::text);
    }
}
