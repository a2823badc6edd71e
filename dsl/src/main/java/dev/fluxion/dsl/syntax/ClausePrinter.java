package dev.fluxion.dsl.syntax;

import static dev.fluxion.dsl.syntax.ExpressionPrinter.list;
import static dev.fluxion.dsl.syntax.ExpressionPrinter.print;
import static dev.fluxion.dsl.syntax.ExpressionPrinter.quote;

import dev.fluxion.dsl.syntax.Expression.Name;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The parts of statements, each on one line. */
final class ClausePrinter {
    private ClausePrinter() {}

    static String clause(Clause clause) {
        return switch (clause) {
            case Clause.Equality c -> print(c.left()) + " = " + print(c.right());
            case Clause.Assignment c -> c.name().text() + " = " + print(c.value());
            case Clause.ParameterDeclaration c ->
                c.name().text()
                        + c.value().map(v -> " = " + print(v)).orElse("")
                        + c.range().map(r -> " in " + print(r)).orElse("")
                        + c.label().map(l -> " " + quote(l.value())).orElse("");
            case Clause.FieldDeclaration c ->
                c.name().text()
                        + (c.components().isEmpty() ? "" : " = " + names(c.components()))
                        + names(c.arguments())
                        + c.label().map(l -> " " + quote(l.value())).orElse("");
            case Clause.InferDeclaration c ->
                c.name().text()
                        + names(c.arguments())
                        + c.value().map(v -> " = " + print(v)).orElse("")
                        + c.range().map(r -> " in " + print(r)).orElse("");
            case Clause.CoordinateDeclaration c ->
                c.name().text() + c.indices().map(r -> "[" + print(r) + "]").orElse("") + " in " + print(c.interval());
            case Clause.Selector c ->
                list(c.pieces(), ClausePrinter::piece)
                        + (c.except().isEmpty() ? "" : " except " + list(c.except(), ClausePrinter::piece))
                        + where(c.where());
            case Clause.Repetition c -> "for " + c.index().text() + " in " + print(c.range());
            case Clause.Attribute c ->
                c.key().text() + c.value().map(v -> " = " + print(v)).orElse("");
            case Clause.Setting c ->
                c.key().text()
                        + " = "
                        + c.values().stream().map(ExpressionPrinter::print).collect(Collectors.joining(" then "));
            case Clause.Column c -> c.name().text() + " = " + quote(c.header().value());
        };
    }

    static String piece(Piece piece) {
        return switch (piece) {
            case Piece.Whole p -> "boundary";
            case Piece.Face p ->
                p.coordinate().text() + p.index().map(i -> "[" + print(i) + "]").orElse("") + " = " + print(p.value());
            case Piece.Named p ->
                p.name().text() + p.part().map(n -> "." + n.text()).orElse("");
        };
    }

    static String place(Place place) {
        return switch (place) {
            case Place.On p -> "on " + clause(p.selector());
            case Place.At p -> "at (" + list(p.point(), ExpressionPrinter::print) + ")";
        };
    }

    static String where(Optional<Predicate> where) {
        return where.map(w -> " where " + print(w)).orElse("");
    }

    /** {@code (a, b)}, nothing for an empty list. */
    static String names(List<Name> names) {
        return names.isEmpty() ? "" : "(" + list(names, Name::text) + ")";
    }
}
