package dev.fluxion.dsl.check;

import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.syntax.Clause.Selector;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Expression.Name;
import java.util.List;

/** What a declared name stands for. */
sealed interface Symbol {
    /** Where it is declared. */
    Span span();

    /** One coordinate, by its position among the axes. */
    record Coordinate(Span span, int axis) implements Symbol {}

    /** The coordinate array {@code x[1..count]}, whose first member is axis {@code first}. */
    record CoordinateArray(Span span, int first, int count) implements Symbol {}

    /** A scalar unknown, or a vector of several. */
    record Unknown(Span span, List<Integer> fields, boolean vector) implements Symbol {}

    /** A number with a name. */
    record Parameter(Span span, Expression value) implements Symbol {}

    /** An expression with a name, or a function of {@code parameters} where there are some. */
    record Definition(Span span, List<Name> parameters, Expression value) implements Symbol {}

    /** A set of points. */
    record Region(Span span, Expression value) implements Symbol {}

    /** A named part of the boundary. */
    record BoundaryPart(Span span, Selector selector) implements Symbol {}

    /** Declared by a statement that has already been refused. */
    record Refused(Span span) implements Symbol {}

    /** For messages: {@code a coordinate}, {@code an unknown}, … */
    default String noun() {
        return switch (this) {
            case Coordinate c -> "a coordinate";
            case CoordinateArray a -> "a coordinate array";
            case Unknown u -> "an unknown";
            case Parameter p -> "a parameter";
            case Definition d -> d.parameters().isEmpty() ? "a definition" : "a function";
            case Region r -> "a region";
            case BoundaryPart b -> "a part of the boundary";
            case Refused r -> "not available";
        };
    }
}
