package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.region.Corner;
import dev.fluxion.dsl.region.Domain;
import dev.fluxion.dsl.region.Patch;
import dev.fluxion.dsl.region.Surface;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.residual.Support;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The same for a domain that is a region: given values that contradict each other on one face, at a corner of the plane, on an edge of a face in
 * space, or where the boundary meets the start of time.
 */
record RegionCornerCheck(Checks checks, Domain domain) {
    private static final int POINTS = 64;

    /** A part of the boundary, or the start of time, where a field has a given value. */
    private record Given(
            int field, Optional<Surface> surface, Node value, Draft.StatedCondition stated, int component) {
        Span span() {
            return stated.sources().get(component).span();
        }

        Support support() {
            return stated.condition().support();
        }
    }

    void run() {
        List<Given> all = new ArrayList<>();
        checks.draft().conditions.forEach(stated -> collect(stated, all));
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                Given a = all.get(i);
                Given b = all.get(j);
                boolean comparable = a.stated != b.stated && a.field == b.field && a.value != b.value;
                if (comparable && a.surface.isPresent() && b.surface.isPresent()) {
                    if (!overlap(a, b, b.surface.get()) && !overlap(b, a, a.surface.get())) {
                        corner(a, b);
                    }
                } else if (comparable && a.surface.isPresent() != b.surface.isPresent()) {
                    start(a, b);
                }
            }
        }
    }

    private void collect(Draft.StatedCondition stated, List<Given> all) {
        var condition = stated.condition();
        if (!(condition.weight() instanceof Node.Constant)) {
            return;
        }
        for (int i = 0; i < condition.left().size(); i++) {
            Node right = condition.right().get(i);
            if (condition.left().get(i) instanceof Node.Derivative(int field, MultiIndex order)
                    && order.total() == 0
                    && !Nodes.mentionsField(right)) {
                if (condition.support() instanceof Support.Surface(var surface, double share, String text, var where)
                        && where.isEmpty()) {
                    all.add(new Given(field, Optional.of(surface), right, stated, i));
                } else if (condition.support() instanceof Support.Initial(var where) && where.isEmpty()) {
                    all.add(new Given(field, Optional.empty(), right, stated, i));
                }
            }
        }
    }

    private static boolean differ(double x, double y) {
        return Math.abs(x - y) > 1e-6 * Math.max(1, Math.max(Math.abs(x), Math.abs(y)));
    }

    /** Whether the values differ at points of a's part that belong to b's as well; reports it if so. */
    private boolean overlap(Given a, Given b, Surface other) {
        int space = checks.problem().spaceAxes().size();
        for (Samples.Point point : Samples.of(checks.problem(), a.support(), POINTS)) {
            double[] x = Arrays.copyOf(point.coordinates(), space);
            if (other.covers(x) && differ(point.value(a.value), point.value(b.value))) {
                String name = checks.problem().fields().get(a.field).name();
                Diagnostic mistake = Code.E0503
                        .at(a.stated.place(), name)
                        .label("sets `" + text(a) + "` here")
                        .also(b.stated.place(), "sets `" + text(b) + "` on it as well, e.g. at " + place(x));
                boolean whole = checks.scope().source().text(b.stated.place()).contains("boundary");
                checks.reporter()
                        .report(
                                whole
                                        ? mistake.help("write `on boundary except "
                                                + checks.scope()
                                                        .source()
                                                        .text(a.stated.place())
                                                        .replaceFirst("^on ", "")
                                                + "`")
                                        : mistake);
                return true;
            }
        }
        return false;
    }

    private void corner(Given a, Given b) {
        int space = checks.problem().spaceAxes().size();
        double slack = 1e-6 * Domains.size(domain.region());
        if (space == 3 && !edge(a, b, a, slack)) {
            edge(a, b, b, slack);
        }
        if (space != 2) {
            return;
        }
        for (double[] x : a.surface.orElseThrow().ends()) {
            for (double[] y : b.surface.orElseThrow().ends()) {
                if (Math.hypot(x[0] - y[0], x[1] - y[1]) <= slack && disagree(a, b, x, () -> straight(x, slack))) {
                    return;
                }
            }
        }
    }

    /** Whether the values differ on a rim of a face of {@code of} that belongs to both parts; reports it if so. */
    private boolean edge(Given a, Given b, Given of, double slack) {
        for (Patch patch : of.surface.orElseThrow().patches()) {
            for (double[] x : Surface.rim(patch)) {
                if (a.surface.orElseThrow().covers(x)
                        && b.surface.orElseThrow().covers(x)
                        && Math.abs(Surface.value(domain.level(), x)) <= slack
                        && disagree(a, b, x, () -> Disagreement.OTHER)) {
                    return true;
                }
            }
        }
        return false;
    }

    private Disagreement straight(double[] x, double slack) {
        boolean straight = Corner.of(domain).stream()
                .anyMatch(corner -> Math.hypot(corner.x() - x[0], corner.y() - x[1]) <= slack);
        return straight ? Disagreement.CORNER : Disagreement.OTHER;
    }

    /** Whether the values differ at a point at any of some times; reports it if so. */
    private boolean disagree(Given a, Given b, double[] x, Supplier<Disagreement> kind) {
        Problem problem = checks.problem();
        for (Samples.Point point : Samples.of(problem, a.support(), 8)) {
            System.arraycopy(x, 0, point.coordinates(), 0, x.length);
            if (report(a, b, point, kind)) {
                return true;
            }
        }
        return false;
    }

    private void start(Given a, Given b) {
        Given side = a.surface.isPresent() ? a : b;
        for (Samples.Point point : Samples.of(checks.problem(), side.support(), POINTS)) {
            point.coordinates()[checks.problem().dimension() - 1] =
                    checks.problem().axes().getLast().lower();
            if (report(a, b, point, () -> Disagreement.START)) {
                return;
            }
        }
    }

    private boolean report(Given a, Given b, Samples.Point point, Supplier<Disagreement> kind) {
        double x = point.value(a.value);
        double y = point.value(b.value);
        if (!differ(x, y)) {
            return false;
        }
        int line = checks.scope().source().line(b.span().start());
        boolean hard = a.stated.condition().hard() && b.stated.condition().hard();
        checks.reporter()
                .report(
                        hard
                                ? Disagreement.built(a.span(), x, y, place(point.coordinates()), line)
                                : Code.W0508
                                        .at(a.span(), Numbers.rough(x), Numbers.rough(y), place(point.coordinates()))
                                        .label("other condition: line " + line)
                                        .help(kind.get().help()));
        return true;
    }

    private String text(Given given) {
        return checks.scope().source().text(given.span());
    }

    private static String place(double[] x) {
        return Arrays.stream(x).mapToObj(Numbers::rough).collect(Collectors.joining(", ", "(", ")"));
    }
}
