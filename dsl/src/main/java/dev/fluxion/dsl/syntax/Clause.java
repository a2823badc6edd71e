package dev.fluxion.dsl.syntax;

import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.syntax.Argument.Interval;
import dev.fluxion.dsl.syntax.Argument.Range;
import dev.fluxion.dsl.syntax.Expression.Name;
import dev.fluxion.dsl.syntax.Expression.Text;
import java.util.List;
import java.util.Optional;

/** The parts that statements are made of. */
public sealed interface Clause {
    Span span();

    /** {@code left = right}. */
    record Equality(Span span, Expression left, Expression right) implements Clause {}

    /** {@code name = value}. */
    record Assignment(Span span, Name name, Expression value) implements Clause {}

    /** {@code nu = 0.01 "label"}, or {@code Re in [20, 200]} for an extra network input: exactly one of value and range. */
    record ParameterDeclaration(
            Span span, Name name, Optional<Expression> value, Optional<Interval> range, Optional<Text> label)
            implements Clause {}

    /** {@code U = (u, v)}, {@code p} or {@code T(x, t) "label"}; lists are empty when absent. */
    record FieldDeclaration(Span span, Name name, List<Name> components, List<Name> arguments, Optional<Text> label)
            implements Clause {
        public FieldDeclaration {
            components = List.copyOf(components);
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code k = 1 in [0, 50]} or {@code a(x, y) in [0.05, 2]}. */
    record InferDeclaration(
            Span span, Name name, List<Name> arguments, Optional<Expression> value, Optional<Interval> range)
            implements Clause {
        public InferDeclaration {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code x in [0, 1]} or the coordinate array {@code x[1..d] in [0, 1]}. */
    record CoordinateDeclaration(Span span, Name name, Optional<Range> indices, Interval interval) implements Clause {}

    /** Where a boundary condition holds: the union of pieces, without {@code except}, restricted by {@code where}. */
    record Selector(Span span, List<Piece> pieces, List<Piece> except, Optional<Predicate> where) implements Clause {
        public Selector {
            pieces = List.copyOf(pieces);
            except = List.copyOf(except);
        }
    }

    /** {@code for i in 1..d}: the statement once for each value of the index. */
    record Repetition(Span span, Name index, Range range) implements Clause {}

    /** {@code weight = 10} or a bare word after {@code with}. */
    record Attribute(Span span, Name key, Optional<Expression> value) implements Clause {}

    /** {@code key = value then value then …} of a train block; at least one value. */
    record Setting(Span span, Name key, List<Expression> values) implements Clause {
        public Setting {
            values = List.copyOf(values);
        }
    }

    /** {@code x = "Points:0"}: the name and the header of its column. */
    record Column(Span span, Name name, Text header) implements Clause {}
}
