package dev.fluxion.solver.features;

import dev.fluxion.autodiff.graph.Differentiation;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.UnaryFunction;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Interface;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.Face;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.residual.Residual;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.dsl.residual.Rivals;
import dev.fluxion.dsl.residual.Support;
import dev.fluxion.solver.geometry.PointSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds where formulas of a problem jump or have a kink: starts of diffusions, values on sides, sources and coefficients. */
final class FormulaJumps {
    private final ResidualGraph residuals;
    private final Graph graph;
    private final Problem problem;
    private final List<Axis> axes;
    private final double longest;
    private final Diffusion diffusion;
    private final List<Jump> jumps = new ArrayList<>();

    private FormulaJumps(ResidualGraph residuals, Problem problem) {
        this.residuals = residuals;
        this.problem = problem;
        graph = residuals.graph();
        axes = problem.axes();
        longest = Axis.longest(axes);
        diffusion = new Diffusion(residuals, axes);
    }

    static List<Jump> of(ResidualGraph residuals, Problem problem) {
        FormulaJumps search = new FormulaJumps(residuals, problem);
        for (GivenValue given : GivenValue.of(residuals, problem)) {
            Node value = SourceWaves.source(given.residual().root(), residuals.graph());
            if (given.residual().support() instanceof Support.Initial start) {
                search.start(given.field(), value, start);
            } else if (given.residual().support() instanceof Support.Faces(List<Face> faces, var where)) {
                faces.forEach(face -> search.side(face, value));
            }
        }
        problem.interfaces().forEach(search::materials);
        residuals.residuals().stream()
                .filter(residual -> residual.kind() == Residual.Kind.EQUATION)
                .forEach(search::equation);
        return search.jumps;
    }

    private List<Switch> switches(Node formula, Support support) {
        return Switch.of(formula, SourceWaves.points(support, axes), axes, graph);
    }

    private void start(int field, Node value, Support.Initial support) {
        switches(value, support).forEach(s -> start(field, value, s));
        PointSet points = SourceWaves.points(support, axes);
        IntStream.range(0, axes.size())
                .filter(d -> axes.get(d).joined() && hasKink(value, d, points))
                .forEach(d -> seam(field, d));
    }

    private void start(int field, Node value, Switch s) {
        String place = s.text(problem.notation());
        spread(field, s)
                .map(spread -> s.jumps(value, 0)
                        ? Jump.ofStart(graph, s.distance(), spread, longest, place)
                        : Jump.ofStartSlope(graph, s.distance(), spread, longest, place))
                .ifPresent(jumps::add);
    }

    /** The axis along which the distance changes most. */
    private int steepest(Switch s) {
        return IntStream.range(0, axes.size())
                .filter(d -> axes.get(d).space())
                .boxed()
                .max(Comparator.comparingDouble(d ->
                        SourceWaves.rms(SourceWaves.values(Differentiation.of(graph, s.distance(), d), s.above()))))
                .orElseThrow();
    }

    /** Whether the slope of a value along a periodic axis differs at its ends, and the value does not. */
    private boolean hasKink(Node value, int axis, PointSet points) {
        return !differs(value, axis, points) && differs(Differentiation.of(graph, value, axis), axis, points);
    }

    private boolean differs(Node node, int axis, PointSet points) {
        double[] low =
                SourceWaves.values(node, onEnd(points, axis, axes.get(axis).lower()));
        double[] high =
                SourceWaves.values(node, onEnd(points, axis, axes.get(axis).upper()));
        Arrays.setAll(high, i -> high[i] - low[i]);
        return SourceWaves.rms(high) > Switch.CONTINUOUS * SourceWaves.rms(SourceWaves.values(node, points));
    }

    private static PointSet onEnd(PointSet points, int axis, double end) {
        double[][] x = points.coordinates().clone();
        x[axis] = new double[points.count()];
        Arrays.fill(x[axis], end);
        return new PointSet(x, points.normals(), points.count());
    }

    private void seam(int field, int index) {
        Axis axis = axes.get(index);
        Side low = Side.of(new Face(index, false), axes);
        Side high = Side.of(new Face(index, true), axes);
        double wave = Math.PI / axis.length();
        Node angle = graph.multiply(graph.constant(wave), low.inwards(graph));
        Node distance = graph.multiply(graph.constant(1 / wave), graph.unary(UnaryFunction.SIN, angle));
        double[] at = axes.stream().mapToDouble(Axis::lower).toArray();
        at[at.length - 1] = Side.start(axes).beside();
        diffusion
                .spread(field, index, at)
                .ifPresent(spread -> jumps.add(
                        Jump.ofSeam(graph, distance, spread, axis.length(), low.text() + " meets " + high.text())));
    }

    /** The values of a side jump at places of it: there the angle goes from 0 to π. */
    private void side(Face face, Node value) {
        Side side = Side.of(face, axes);
        for (Switch s : switches(value, new Support.Faces(List.of(face), Optional.empty()))) {
            if (!s.inTime() && s.jumps(value, 0)) {
                String place = side.text() + ", " + s.text(problem.notation());
                jumps.add(Jump.between(graph, side.inwards(graph), s.distance(), Math.PI, longest, place));
            }
        }
    }

    /** Two materials meet: what the flux is made of jumps, and where a diffusion starts from a flux that does, its solution is like one that starts from a kink. */
    private void materials(Interface meeting) {
        PointSet points = SourceWaves.points(problem.interior(), axes);
        boolean fromJump = meeting.jumpsAtStart(problem);
        for (Rivals surface : meeting.surfaces()) {
            Switch.of(surface, axes, graph, points).ifPresent(s -> materials(s, meeting.order(), fromJump));
        }
    }

    private void materials(Switch s, int order, boolean fromJump) {
        String place = s.text(problem.notation());
        jumps.add(Jump.ofMaterials(graph, s.distance(), order, longest, place));
        if (fromJump) {
            spread(s)
                    .map(spread -> Jump.ofStartFlux(graph, s.distance(), spread, longest, place))
                    .filter(start -> jumps.stream().noneMatch(start::sameFunctions))
                    .ifPresent(jumps::add);
        }
    }

    /** How fast the first field spreads that does. */
    private Optional<Node> spread(Switch s) {
        return IntStream.range(0, problem.fields().size())
                .mapToObj(field -> spread(field, s))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Node> spread(int field, Switch s) {
        double[] at = s.above().point(0);
        at[at.length - 1] = Side.start(axes).beside();
        return diffusion.spread(field, steepest(s), at);
    }

    private boolean betweenMaterials(Switch s) {
        return problem.interfaces().stream()
                .flatMap(meeting -> meeting.surfaces().stream())
                .anyMatch(s.rivals()::equals);
    }

    /** A source or a coefficient jumps. */
    private void equation(Residual residual) {
        for (Switch s : switches(residual.root(), residual.support())) {
            if (betweenMaterials(s)) {
                continue;
            }
            int order = order(residual, s.inTime());
            if (order > 0 && s.jumps(residual.root(), 1)) {
                double length = s.inTime() ? axes.getLast().length() : longest;
                jumps.add(Jump.ofEquation(graph, s.distance(), order, length, s.text(problem.notation())));
            }
        }
    }

    /** The order of an equation in space, or in time. */
    private int order(Residual residual, boolean inTime) {
        Stream<MultiIndex> derivatives =
                Nodes.derivatives(List.of(residual.root())).values().stream().flatMap(Set::stream);
        return Axis.order(derivatives, axes, inTime);
    }
}
