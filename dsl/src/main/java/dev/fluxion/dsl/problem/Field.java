package dev.fluxion.dsl.problem;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A scalar unknown, that is, one output of the network, or a number or field to be found from data; its position in {@link Problem#fields()} is
 * its index in the graph. Unknowns come first, then inferred fields, then inferred numbers.
 *
 * @param name the name as written
 * @param vector the name of the vector it is a component of, or the empty string
 * @param label the text for axes and tables, or the empty string
 * @param inferred how it is bounded, where it is to be found from data
 * @param constantAlong the axes that it does not depend on; empty for a number, whose derivatives are nowhere asked for
 */
public record Field(
        String name, String vector, String label, Optional<Inferred> inferred, SortedSet<Integer> constantAlong) {

    /** Copies the set. */
    public Field {
        constantAlong = Collections.unmodifiableSortedSet(new TreeSet<>(constantAlong));
    }

    /** An unknown that depends on all coordinates. */
    public Field(String name, String vector, String label) {
        this(name, vector, label, Optional.empty(), new TreeSet<>());
    }

    /** The same field, which depends on some of the coordinates only. */
    public Field constantAlong(SortedSet<Integer> axes) {
        return new Field(name, vector, label, inferred, axes);
    }

    /** Whether one of them is a function to be found from data. */
    public static boolean anyInferred(List<Field> fields) {
        return fields.stream().anyMatch(Field::isInferredFunction);
    }

    /** Whether it is a function to be found from data. */
    public boolean isInferredFunction() {
        return inferred.filter(found -> !found.number()).isPresent();
    }

    /** Whether it is one number for the whole domain. */
    public boolean isNumber() {
        return inferred.filter(Inferred::number).isPresent();
    }
}
