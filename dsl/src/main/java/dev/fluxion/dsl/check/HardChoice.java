package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.BinaryFunction;
import dev.fluxion.autodiff.graph.Differentiation;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.RowInterpreter;
import dev.fluxion.autodiff.graph.UnaryFunction;
import dev.fluxion.dsl.problem.Condition;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Weights;
import dev.fluxion.dsl.region.Domain;
import dev.fluxion.dsl.region.InnerAngles;
import dev.fluxion.dsl.residual.Face;
import dev.fluxion.dsl.residual.HardFaces;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.residual.ResidualCompiler;
import dev.fluxion.dsl.residual.Support;
import dev.fluxion.dsl.residual.TravellingWave;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Builds conditions into the network where the file does not say how they are to hold and nothing can go wrong by it: known smooth values of whole
 * unknowns on whole sides of a box or a region without obtuse corners, which agree with the other conditions where sides meet. What was composed is evaluated on every such side; a
 * field that misses a value there keeps all its conditions soft.
 */
final class HardChoice {
    private static final String REASON = "known values on whole sides, which agree where sides meet";

    private static final int POINTS = 16;

    /** Relative difference of two values that counts as a disagreement. */
    private static final double TOLERANCE = 1e-6;

    /** Given values continued into the inside may exceed those on the sides by this factor. */
    private static final double GROWTH = 10;

    /** Φ·N serves equations of up to this order; a third-order one was solved worse than with loss terms. */
    private static final int HIGHEST_ORDER = 2;

    /** Parts of a composed field beyond which evaluating it costs more than the network. */
    private static final int LARGEST = 10_000;

    /** Dimensions beyond which values that are not constant are not continued inside: their formula grows threefold with each. */
    private static final int MOST_DIMENSIONS = 5;

    private final Problem problem;
    private final Optional<String> againstStart;

    private HardChoice(Problem problem) {
        this.problem = problem;
        againstStart = againstStart(problem);
    }

    /** What speaks against building in anything at the start of time. */
    private static Optional<String> againstStart(Problem problem) {
        if (problem.trainings().values().stream().anyMatch(t -> t.windows() > 1)) {
            return Optional.of("time is trained in windows, whose first would need a network of large values");
        }
        if (!TravellingWave.of(problem).isEmpty()) {
            return Optional.of("waves travel away from it, and what is built in stays where it is");
        }
        return problem.interfaces().stream().anyMatch(meeting -> meeting.jumpsAtStart(problem))
                ? Optional.of("its flux differs on both sides where the material changes")
                : Optional.empty();
    }

    /** The problem with every condition that the file leaves open decided. */
    static Problem apply(Problem problem) {
        boolean left = problem.conditions().stream().anyMatch(condition -> !condition.hard());
        return left && !problem.training().stated() ? new HardChoice(problem).choose() : problem;
    }

    private Problem choose() {
        Map<Condition, String> obstacles = new HashMap<>();
        for (Condition condition : problem.conditions()) {
            if (!condition.hard()) {
                obstacle(condition).ifPresent(why -> obstacles.put(condition, why));
            }
        }
        allOrNoneOfTheStart(obstacles);
        for (int field = 0; field < problem.unknowns(); field++) {
            Optional<String> fault = fault(with(obstacles), field);
            if (fault.isPresent()) {
                leaveSoft(field, fault.get(), obstacles);
            }
        }
        return with(obstacles);
    }

    /** Takes out one part of the boundary of a region whose values cannot be built in together with the others, the first without which those can, or all. */
    private void leaveSoft(int field, String fault, Map<Condition, String> obstacles) {
        List<Condition> open = problem.conditions().stream()
                .filter(c -> !c.hard() && mentions(c, field) && !obstacles.containsKey(c))
                .toList();
        for (Condition condition : open) {
            if (!(condition.support() instanceof Support.Surface)) {
                continue;
            }
            Map<Condition, String> fewer = new HashMap<>(obstacles);
            fewer.put(condition, fault);
            allOrNoneOfTheStart(fewer);
            if (fault(with(fewer), field).isEmpty()) {
                obstacles.putAll(fewer);
                return;
            }
        }
        open.forEach(condition -> obstacles.put(condition, fault));
        allOrNoneOfTheStart(obstacles);
    }

    private Problem with(Map<Condition, String> obstacles) {
        return problem.withConditions(problem.conditions().stream()
                .map(c -> c.hard() ? c : c.chosen(!obstacles.containsKey(c), obstacles.getOrDefault(c, REASON)))
                .toList());
    }

    /** A rate at the start is built in by a formula that needs the value there as well. */
    private void allOrNoneOfTheStart(Map<Condition, String> obstacles) {
        boolean soft = problem.conditions().stream().anyMatch(c -> c.initial() && obstacles.containsKey(c));
        if (soft) {
            problem.conditions().stream()
                    .filter(c -> c.initial() && !c.hard())
                    .forEach(c -> obstacles.putIfAbsent(c, "another condition at the start is soft"));
        }
    }

    /** What speaks against building a condition in, if anything does. */
    private Optional<String> obstacle(Condition condition) {
        boolean whole =
                switch (condition.support()) {
                    case Support.Faces(var faces, Optional<Node> where) -> where.isEmpty();
                    case Support.Initial(Optional<Node> where) -> where.isEmpty();
                    case Support.Surface(var surface, double share, String text, Optional<Node> where) ->
                        where.isEmpty();
                    case Support.Interior interior -> false;
                    case Support.Points points -> false;
                    case Support.At at -> false;
                };
        if (condition.initial() && againstStart.isPresent()) {
            return againstStart;
        }
        if (!whole) {
            return Optional.of("not on whole sides");
        }
        for (int i = 0; i < condition.left().size(); i++) {
            Optional<String> obstacle = component(
                    condition, condition.left().get(i), condition.right().get(i));
            if (obstacle.isPresent()) {
                return obstacle;
            }
        }
        if (!(condition.weight() instanceof Node.Constant(double weight) && weight == 1)
                || condition.points().isPresent()
                || problem.trainings().values().stream().anyMatch(t -> !(t.weights() instanceof Weights.Auto))) {
            return Optional.of("the file gives it a weight or points");
        }
        return condition.support() instanceof Support.Surface surface
                ? obstacle(surface, condition.right().getFirst())
                : Optional.empty();
    }

    /** What speaks against a function that vanishes on a part of the boundary of a region. */
    private Optional<String> obstacle(Support.Surface support, Node value) {
        Domain domain = problem.domain().orElseThrow();
        return switch (HardFaces.of(problem.graph(), domain, List.of(new HardFaces.Given(support, value)))) {
            case HardFaces.Outcome.Refused(String reason) -> Optional.of(reason);
            case HardFaces.Outcome.Built(HardFaces(Node distance, Node values, boolean trimmed)) -> {
                if (!smooth(distance)) {
                    yield Optional.of("the function that describes its boundary has kinks");
                }
                boolean obtuse =
                        trimmed || support.surface().patches().stream().anyMatch(p -> InnerAngles.obtuse(domain, p));
                yield obtuse
                        ? Optional.of("its boundary has an inner angle of more than 90 degrees")
                        : Optional.empty();
            }
        };
    }

    private Optional<String> component(Condition condition, Node left, Node right) {
        if (!(left instanceof Node.Derivative(int field, MultiIndex order))
                || order.total() > 0 && !(condition.initial() && order.equals(timeUnit()))) {
            return Optional.of("its left side is no bare value");
        }
        if (field >= problem.unknowns()) {
            return Optional.of("it is about an inferred quantity");
        }
        if (Nodes.mentionsField(right)) {
            return Optional.of("its value depends on unknowns");
        }
        if (IntStream.range(0, problem.dimension()).anyMatch(axis -> order(field, axis) > HIGHEST_ORDER)) {
            return Optional.of("its unknown has derivatives of higher than second order");
        }
        if (problem.spaceAxes().size() > MOST_DIMENSIONS && !(right instanceof Node.Constant)) {
            return Optional.of("in so many dimensions the values of all sides would be a long formula");
        }
        if (!smooth(right)) {
            return Optional.of("its value has kinks");
        }
        if (condition.initial() && !joins(right, field)) {
            return Optional.of("its value does not join smoothly across the periodic seam");
        }
        for (Condition other : problem.conditions()) {
            for (int i = 0; i < other.left().size(); i++) {
                if (other != condition
                        && other.left().get(i).equals(left)
                        && !Nodes.mentionsField(other.right().get(i))
                        && disagree(condition, right, other, other.right().get(i))) {
                    return Optional.of("its values do not agree with those of " + other.name() + " where they meet");
                }
            }
        }
        return Optional.empty();
    }

    private MultiIndex timeUnit() {
        return MultiIndex.unit(problem.dimension(), problem.dimension() - 1);
    }

    private boolean mentions(Condition condition, int field) {
        return Nodes.derivatives(condition.left()).containsKey(field);
    }

    private static boolean smooth(Node value) {
        return Nodes.reachable(List.of(value)).stream().noneMatch(node -> switch (node) {
            case Node.Unary(UnaryFunction f, Node a) -> f == UnaryFunction.ABS || f == UnaryFunction.SIGN;
            case Node.Binary(BinaryFunction f, Node a, Node b) ->
                f == BinaryFunction.MINIMUM || f == BinaryFunction.MAXIMUM || f == BinaryFunction.ATAN2;
            case Node.Select select -> true;
            case Node.Custom custom -> true;
            case Node.Constant constant -> false;
            case Node.Coordinate coordinate -> false;
            case Node.Normal normal -> false;
            case Node.Derivative derivative -> false;
        });
    }

    /** Whether a value at the start meets itself across periodic sides, with as many derivatives as the equations take there. */
    private boolean joins(Node value, int field) {
        for (int axis = 0; axis < problem.dimension(); axis++) {
            Node derivative = value;
            for (int order = 0; problem.axes().get(axis).joined() && order <= order(field, axis); order++) {
                if (!equal(derivative, new Face(axis, false), new Face(axis, true))) {
                    return false;
                }
                derivative = Differentiation.of(problem.graph(), derivative, axis);
            }
        }
        return true;
    }

    private boolean equal(Node node, Face lower, Face upper) {
        List<Samples.Point> below = Samples.onFace(problem, lower, POINTS);
        List<Samples.Point> above = Samples.onFace(problem, upper, POINTS);
        return IntStream.range(0, below.size())
                .allMatch(i -> near(below.get(i).value(node), above.get(i).value(node)));
    }

    /** The highest derivative of a field along an axis in the equations. */
    private int order(int field, int axis) {
        List<Node> sides = new ArrayList<>();
        problem.equations().forEach(equation -> {
            sides.addAll(equation.left());
            sides.addAll(equation.right());
        });
        return Nodes.derivatives(sides).getOrDefault(field, Set.of()).stream()
                .mapToInt(order -> order.get(axis))
                .max()
                .orElse(0);
    }

    private boolean disagree(Condition a, Node valueOfA, Condition b, Node valueOfB) {
        return new Meeting(problem, POINTS)
                .of(a.support(), b.support()).stream()
                        .anyMatch(point -> !near(point.value(valueOfA), point.value(valueOfB)));
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
    }

    /** What is wrong with the composition of a field, if anything is. */
    private Optional<String> fault(Problem chosen, int field) {
        List<HardFaces.Given> given = HardFaces.given(chosen, field);
        if (given.isEmpty()) {
            return fault(chosen, field, ResidualCompiler.field(chosen, field));
        }
        return switch (HardFaces.of(problem.graph(), problem.domain().orElseThrow(), given)) {
            case HardFaces.Outcome.Refused(String reason) -> Optional.of(reason);
            case HardFaces.Outcome.Built(HardFaces faces) ->
                fault(chosen, field, ResidualCompiler.field(chosen, field, faces));
        };
    }

    private Optional<String> fault(Problem chosen, int field, Node composed) {
        if (Nodes.reachable(List.of(composed)).size() > LARGEST) {
            return Optional.of("built in, the values of all sides would be a long formula");
        }
        double largest = 0;
        for (Condition condition : chosen.conditions()) {
            for (int i = 0; condition.hard() && i < condition.left().size(); i++) {
                if (condition.left().get(i) instanceof Node.Derivative(int f, MultiIndex order) && f == field) {
                    Node built = order.total() == 0
                            ? composed
                            : Differentiation.of(problem.graph(), composed, problem.dimension() - 1);
                    RowInterpreter rows = rows(Samples.of(problem, condition.support(), sides(condition) * POINTS), 1);
                    double[] wanted = rows.row(condition.right().get(i));
                    double[] found = rows.row(built);
                    for (int p = 0; p < wanted.length; p++) {
                        largest = Math.max(largest, Math.abs(wanted[p]));
                        if (!near(wanted[p], found[p])) {
                            return Optional.of("built in together, the values of the sides contradict each other");
                        }
                    }
                }
            }
        }
        double bound = GROWTH * Math.max(1, largest);
        List<Samples.Point> inside = Samples.of(problem, new Support.Interior(Optional.empty()), 4 * POINTS);
        boolean tame = Arrays.stream(rows(inside, 0).row(composed)).allMatch(value -> Math.abs(value) <= bound);
        return tame ? Optional.empty() : Optional.of("the values of the sides cannot be continued into the inside");
    }

    private static int sides(Condition condition) {
        return condition.support() instanceof Support.Faces(List<Face> faces, var where) ? faces.size() : 1;
    }

    /** Evaluates composed fields where every output of the network, and each of its derivatives, is {@code network}. */
    private RowInterpreter rows(List<Samples.Point> points, double network) {
        double[] row = new double[points.size()];
        Arrays.fill(row, network);
        return Samples.interpreter(problem, points, derivative -> row);
    }
}
