package dev.fluxion.dsl.check;

import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.problem.Condition;
import dev.fluxion.dsl.problem.Constraint;
import dev.fluxion.dsl.problem.Equation;
import dev.fluxion.dsl.problem.Expectation;
import dev.fluxion.dsl.problem.Export;
import dev.fluxion.dsl.problem.Interface;
import dev.fluxion.dsl.problem.Monitor;
import dev.fluxion.dsl.problem.Observation;
import dev.fluxion.dsl.problem.Plot;
import dev.fluxion.dsl.problem.Reference;
import dev.fluxion.dsl.problem.Sweep;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.dsl.syntax.Clause.Equality;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** A problem while it is being read: its parts together with their places in the text, which the checks need for their messages. */
final class Draft {
    /**
     * @param sources the equality that component i comes from
     */
    record StatedEquation(Equation equation, Span span, List<Equality> sources) {}

    /**
     * @param sources the equality that component i comes from
     * @param place the words after {@code on}, or the whole statement where there are none
     */
    record StatedCondition(Condition condition, Span span, List<Equality> sources, Span place) {}

    /** An expectation and its metric's span. */
    record StatedExpectation(Expectation expectation, Span span) {}

    String title = "";
    final StatementNames names;
    final List<StatedEquation> equations = new ArrayList<>();
    final List<StatedCondition> conditions = new ArrayList<>();
    final List<Observation> observations = new ArrayList<>();
    boolean fieldsFromNoise;
    final List<Constraint> constraints = new ArrayList<>();
    final List<Interface> interfaces = new ArrayList<>();
    final List<Monitor> monitors = new ArrayList<>();
    final List<Reference> references = new ArrayList<>();
    final SequencedMap<String, Training> trainings = new LinkedHashMap<>();
    final List<Plot> plots = new ArrayList<>();
    final List<Export> exports = new ArrayList<>();
    Optional<Sweep> sweep = Optional.empty();
    final List<StatedExpectation> expectations = new ArrayList<>();
    /** What the terms of each component come to under the closed forms, as tables to be written. */
    final SequencedMap<String, Supplier<String>> terms = new LinkedHashMap<>();

    final Map<Integer, Span> exactSpans = new LinkedHashMap<>();
    final Map<Integer, Span> periodicSpans = new LinkedHashMap<>();

    Draft(Reporter reporter) {
        names = new StatementNames(reporter);
    }
}
