package dev.fluxion.dsl.problem;

import dev.fluxion.autodiff.graph.Comparison;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Notation;
import dev.fluxion.dsl.region.Domain;
import dev.fluxion.dsl.residual.Support;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A problem file after names and shapes are resolved: typed, checked, without positions in the text.
 *
 * @param title the title, or the name of the file
 * @param graph the factory that owns every node below
 * @param parameters the value of each {@code param} that has one, after overrides
 * @param axes the coordinates: space, then parameters that range over intervals, time last
 * @param domain the region and its boundary, where it is not the box of the space axes
 * @param fields the scalar unknowns and the quantities to be found from data; position = index in the graph
 * @param equations what holds inside
 * @param conditions what holds on the boundary and at the start of time
 * @param observations data to fit
 * @param infersFieldsFromNoise whether functions of the coordinates are to be found from noisy ones
 * @param constraints integrals and means with given values
 * @param interfaces where materials meet
 * @param monitors numbers to report
 * @param exact closed forms by field
 * @param references trusted tables
 * @param trainings settings by name; the unnamed ones have the name "" and are always there, first
 * @param plots pictures to draw
 * @param exports files of values to write
 * @param expectations bounds to meet
 * @param sweep the values of a parameter to run for
 */
public record Problem(
        String title,
        Graph graph,
        SortedMap<String, Double> parameters,
        List<Axis> axes,
        Optional<Domain> domain,
        List<Field> fields,
        List<Equation> equations,
        List<Condition> conditions,
        List<Observation> observations,
        boolean infersFieldsFromNoise,
        List<Constraint> constraints,
        List<Interface> interfaces,
        List<Monitor> monitors,
        Map<Integer, Node> exact,
        List<Reference> references,
        SequencedMap<String, Training> trainings,
        List<Plot> plots,
        List<Export> exports,
        List<Expectation> expectations,
        Optional<Sweep> sweep) {

    /** Copies the collections. */
    public Problem {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        axes = List.copyOf(axes);
        fields = List.copyOf(fields);
        equations = List.copyOf(equations);
        conditions = List.copyOf(conditions);
        observations = List.copyOf(observations);
        constraints = List.copyOf(constraints);
        interfaces = List.copyOf(interfaces);
        monitors = List.copyOf(monitors);
        exact = Collections.unmodifiableMap(new TreeMap<>(exact));
        references = List.copyOf(references);
        trainings = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(trainings));
        plots = List.copyOf(plots);
        exports = List.copyOf(exports);
        expectations = List.copyOf(expectations);
        if (!trainings.containsKey("")) {
            throw new IllegalArgumentException("the default training is missing among " + trainings.keySet());
        }
    }

    /** The same problem with other conditions. */
    public Problem withConditions(List<Condition> conditions) {
        return new Problem(
                title,
                graph,
                parameters,
                axes,
                domain,
                fields,
                equations,
                conditions,
                observations,
                infersFieldsFromNoise,
                constraints,
                interfaces,
                monitors,
                exact,
                references,
                trainings,
                plots,
                exports,
                expectations,
                sweep);
    }

    /** The same problem with all conditions as loss terms. */
    public Problem withSoftConditions() {
        return withConditions(conditions.stream().map(Condition::soft).toList());
    }

    /** The number of fields that are unknowns, which come before those to be found from data. */
    public int unknowns() {
        return (int) fields.stream().filter(field -> field.inferred().isEmpty()).count();
    }

    /** The number of fields that are one number each; they come last. */
    public int numbers() {
        return (int) fields.stream().filter(Field::isNumber).count();
    }

    /** The number of coordinates, parameters and time included. */
    public int dimension() {
        return axes.size();
    }

    /** The directions of space. */
    public List<Axis> spaceAxes() {
        return axes.stream().filter(Axis::space).toList();
    }

    /** The parameters that range over intervals. */
    public List<Axis> parameterAxes() {
        return axes.stream().filter(axis -> axis.role() == Axis.Role.PARAMETER).toList();
    }

    /** The time coordinate of an evolution problem. */
    public Optional<Axis> timeAxis() {
        return axes.stream().filter(Axis::time).findFirst();
    }

    /** The sums that must vanish: those of constraints, then those of interfaces. */
    public List<Constraint> sums() {
        return Stream.concat(
                        constraints.stream(), interfaces.stream().flatMap(meeting -> meeting.continuity().stream()))
                .toList();
    }

    /** The inside of the domain, at all times. */
    public Support.Interior interior() {
        return new Support.Interior(inside(Optional.empty()));
    }

    /** A restriction together with that to the domain, in nodes that are positive where they hold. */
    public Optional<Node> inside(Optional<Node> where) {
        return domain.map(region -> graph.select(
                        Comparison.LESS,
                        region.level(),
                        graph.constant(0),
                        where.orElse(graph.constant(1)),
                        graph.constant(-1)))
                .or(() -> where);
    }

    /** Whether a point of space-time within the axes lies in the domain. */
    public boolean contains(double[] point) {
        return domain.isEmpty() || domain.get().contains(point);
    }

    /** What its training is where the file says nothing. */
    public Training standardTraining() {
        return Training.standard(axes, infersFieldsFromNoise, !observations.isEmpty());
    }

    /** The settings used when no {@code train} block is asked for by name. */
    public Training training() {
        return trainings.get("");
    }

    /** Prints nodes with the names of this problem. */
    public Notation notation() {
        return new Notation(
                axes.stream().map(Axis::name).toList(),
                fields.stream().map(Field::name).toList());
    }
}
