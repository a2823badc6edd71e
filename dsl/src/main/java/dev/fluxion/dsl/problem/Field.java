package dev.fluxion.dsl.problem;

import java.util.List;
import java.util.Optional;

/**
 * A scalar unknown, that is, one output of the network, or a number or field to be found from data; its position in {@link Problem#fields()} is
 * its index in the graph. Unknowns come first, then inferred fields, then inferred numbers.
 *
 * @param name the name as written
 * @param vector the name of the vector it is a component of, or the empty string
 * @param label the text for axes and tables, or the empty string
 * @param inferred how it is bounded, where it is to be found from data
 */
public record Field(String name, String vector, String label, Optional<Inferred> inferred) {

    /** An unknown. */
    public Field(String name, String vector, String label) {
        this(name, vector, label, Optional.empty());
    }

    /** Whether one of them is a function to be found from data. */
    public static boolean anyInferred(List<Field> fields) {
        return fields.stream().anyMatch(field -> field.inferred().isPresent() && !field.isNumber());
    }

    /** Whether it is one number for the whole domain. */
    public boolean isNumber() {
        return inferred.filter(Inferred::number).isPresent();
    }
}
