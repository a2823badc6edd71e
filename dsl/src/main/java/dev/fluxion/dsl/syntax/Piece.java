package dev.fluxion.dsl.syntax;

import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.syntax.Expression.Name;
import java.util.Optional;

/** A piece of the boundary. */
public sealed interface Piece {
    Span span();

    /** {@code boundary}: all of it. */
    record Whole(Span span) implements Piece {}

    /** {@code x = 0} or {@code x[i] = 0}: the part of the boundary in that plane. */
    record Face(Span span, Name coordinate, Optional<Expression> index, Expression value) implements Piece {}

    /** {@code hole}, {@code rect.left} or the name of a {@code boundary} statement. */
    record Named(Span span, Name name, Optional<Name> part) implements Piece {}
}
