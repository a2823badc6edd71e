package dev.fluxion.solver.plot;

import dev.fluxion.dsl.explain.ConditionTable;
import dev.fluxion.dsl.explain.ConditionTable.Place;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.problem.Condition;
import dev.fluxion.dsl.problem.Observation;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.region.Domain;
import dev.fluxion.dsl.residual.Residual;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.dsl.residual.Support;
import dev.fluxion.solver.geometry.Collocation;
import dev.fluxion.solver.geometry.PointSet;
import dev.fluxion.solver.sampling.Sobol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * The domain as the solver sees it, over its first two coordinates: points of the equations, points of every condition in a colour of its own with outward
 * normals, measurements, and in red the parts of the boundary without a condition. Further coordinates are projected away, and the title says so.
 */
public final class DomainPlot {
    private static final int INSIDE = 600;
    private static final int ON_A_PART = 96;
    private static final int MOST_MEASUREMENTS = 400;
    private static final int NORMALS = 24;
    private static final double NORMAL = 14;
    private static final double LEFT = 72;
    private static final double TOP = 34;
    private static final double BELOW = 56;
    private static final double LINE = 17;
    private static final String FAINT = "#bbbbbb";
    private static final String MISSING = "#d00000";
    private static final String MEASURED = "#222222";

    /** Points of one colour with their name; {@code dot} is their size in pixels. */
    private record Group(String label, String colour, double dot, PointSet points) {}

    private final Problem problem;
    private final ResidualGraph residuals;
    private final List<Group> groups = new ArrayList<>();

    private DomainPlot(Problem problem, ResidualGraph residuals) {
        this.problem = problem;
        this.residuals = residuals;
    }

    /** Draws a problem that has no errors. */
    public static Svg draw(Problem problem, ResidualGraph residuals) {
        DomainPlot plot = new DomainPlot(problem, residuals);
        plot.equations();
        plot.forgotten();
        plot.conditions();
        plot.measurements();
        return plot.draw();
    }

    private PointSet points(Support support, int count) {
        return Collocation.points(support, problem.axes(), count, new Sobol(), 0, 0);
    }

    private void equations() {
        SequencedMap<Support, List<String>> names = new LinkedHashMap<>();
        for (Residual residual : residuals.residuals()) {
            if (residual.support() instanceof Support.Interior) {
                names.computeIfAbsent(residual.support(), s -> new ArrayList<>())
                        .add(residual.name());
            }
        }
        names.forEach(
                (support, terms) -> groups.add(new Group(String.join(", ", terms), FAINT, 2, points(support, INSIDE))));
    }

    private void conditions() {
        int colour = 0;
        for (Condition condition : problem.conditions()) {
            String label = condition.name() + (condition.hard() ? ", built into the network" : "");
            groups.add(new Group(label, LineChart.colourOf(colour++), 4, points(condition.support(), ON_A_PART)));
        }
    }

    /** Parts of the boundary, and the start of time, where an equation asks for a condition and no field has one. */
    private void forgotten() {
        Map<Place, List<ConditionTable.Row>> rows = ConditionTable.of(problem).rows().stream()
                .collect(Collectors.groupingBy(ConditionTable.Row::place, LinkedHashMap::new, Collectors.toList()));
        rows.forEach((place, fields) -> {
            boolean wanted = fields.stream().anyMatch(row -> row.needed() > 0);
            if (wanted && fields.stream().noneMatch(ConditionTable.Row::hasAny)) {
                support(place)
                        .ifPresent(support -> groups.add(
                                new Group("no condition on " + place.text(), MISSING, 4, points(support, ON_A_PART))));
            }
        });
    }

    private Optional<Support> support(Place place) {
        return switch (place) {
            case Place.Side side -> Optional.of(new Support.Faces(List.of(side.face()), Optional.empty()));
            case Place.Start start -> Optional.of(new Support.Initial(Optional.empty()));
            case Place.Joined joined -> Optional.empty();
            case Place.Part part ->
                problem.domain().stream()
                        .flatMap(domain -> domain.faces().stream())
                        .filter(face -> face.text().equals(part.text()))
                        .findFirst()
                        .map(DomainPlot::support);
        };
    }

    private static Support support(Domain.Face face) {
        return new Support.Surface(face.surface(), 1, face.text(), Optional.empty());
    }

    private void measurements() {
        for (Observation observation : problem.observations()) {
            Support.Points all = observation.points();
            int step = Math.ceilDiv(all.count(), MOST_MEASUREMENTS);
            int count = Math.ceilDiv(all.count(), step);
            double[][] some = new double[problem.dimension()][count];
            for (int d = 0; d < some.length; d++) {
                for (int i = 0; i < count; i++) {
                    some[d][i] = all.coordinates()[d][i * step];
                }
            }
            double[][] none = new double[problem.spaceAxes().size()][count];
            groups.add(new Group(
                    "measured in " + observation.file().getFileName(), MEASURED, 2.5, new PointSet(some, none, count)));
        }
    }

    private Svg draw() {
        List<Axis> axes = problem.axes();
        boolean plane = axes.size() > 1;
        Axis x = axes.getFirst();
        double aspect = plane && axes.get(1).space() ? axes.get(1).length() / x.length() : plane ? 0.7 : 0.15;
        double height = 420 * Math.clamp(aspect, 0.15, 1.6);
        Svg svg = new Svg(LEFT + 420 + 40, TOP + height + BELOW + LINE * groups.size() + 8);
        Frame frame = new Frame(LEFT, TOP, 420, height, scale(x), plane ? scale(axes.get(1)) : Scale.linear(-1, 1));
        if (plane) {
            frame.drawGrid(svg);
        }
        for (Group group : groups) {
            draw(svg, frame, group, plane);
        }
        frame.drawAxes(
                svg,
                problem.title() + projection(),
                x.name(),
                plane ? axes.get(1).name() : "");
        for (int k = 0; k < groups.size(); k++) {
            double y = TOP + height + BELOW + LINE * k;
            svg.rectangle(LEFT, y - 8, 8, 8, groups.get(k).colour, "none");
            svg.text(LEFT + 16, y, Svg.Anchor.START, 12, Svg.fit(groups.get(k).label, 420, 12));
        }
        return svg;
    }

    private String projection() {
        return problem.dimension() <= 2
                ? ""
                : ", seen along "
                        + problem.axes().subList(2, problem.dimension()).stream()
                                .map(Axis::name)
                                .collect(Collectors.joining(", "));
    }

    /** The interval with a margin in which normals can be seen. */
    private static Scale scale(Axis axis) {
        double margin = 0.08 * axis.length();
        return Scale.linear(axis.lower() - margin, axis.upper() + margin);
    }

    private static void draw(Svg svg, Frame frame, Group group, boolean plane) {
        PointSet points = group.points;
        double[] x = frame.pixelsX(points.coordinates()[0]);
        double[] y = frame.pixelsY(plane ? points.coordinates()[1] : new double[points.count()]);
        int every = Math.max(1, points.count() / NORMALS);
        for (int i = 0; i < points.count(); i++) {
            svg.rectangle(x[i] - group.dot / 2, y[i] - group.dot / 2, group.dot, group.dot, group.colour, "none");
            if (i % every == 0 && points.normals().length > 0) {
                double across = NORMAL * points.normals()[0][i];
                double up = points.normals().length > 1 ? NORMAL * points.normals()[1][i] : 0;
                if (across != 0 || up != 0) {
                    svg.line(x[i], y[i], x[i] + across, y[i] - up, group.colour);
                }
            }
        }
    }
}
