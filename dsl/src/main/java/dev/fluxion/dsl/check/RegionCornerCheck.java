package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.region.Corner;
import dev.fluxion.dsl.region.Domain;
import dev.fluxion.dsl.region.Surface;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.residual.Support;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
                        meet(a, b);
                    }
                } else if (comparable && a.surface.isPresent() != b.surface.isPresent()) {
                    meet(a, b);
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

    /** Whether the values differ at points of a's part that belong to b's as well; reports it if so. */
    private boolean overlap(Given a, Given b, Surface other) {
        int space = checks.problem().spaceAxes().size();
        for (Samples.Point point : Samples.of(checks.problem(), a.support(), POINTS)) {
            double[] x = Arrays.copyOf(point.coordinates(), space);
            if (other.covers(x) && Disagreement.differ(point.value(a.value), point.value(b.value))) {
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

    /** Reports the first point that belongs to both and where the values differ. */
    private void meet(Given a, Given b) {
        for (Samples.Point point : new Meeting(checks.problem(), POINTS).of(a.support(), b.support())) {
            double x = point.value(a.value);
            double y = point.value(b.value);
            if (Disagreement.differ(x, y)) {
                boolean start = a.surface.isPresent() != b.surface.isPresent();
                int line = checks.scope().source().line(b.span().start());
                boolean hard =
                        a.stated.condition().hard() && b.stated.condition().hard();
                Disagreement kind = start ? Disagreement.START : between(point.coordinates());
                checks.reporter().report(kind.between(a.span(), x, y, point, line, hard));
                return;
            }
        }
    }

    private Disagreement between(double[] x) {
        double slack = 1e-6 * Domains.size(domain.region());
        boolean straight = Corner.of(domain).stream()
                .anyMatch(corner -> Math.hypot(corner.x() - x[0], corner.y() - x[1]) <= slack);
        return straight ? Disagreement.CORNER : Disagreement.OTHER;
    }

    private String text(Given given) {
        return checks.scope().source().text(given.span());
    }

    private static String place(double[] x) {
        return Arrays.stream(x).mapToObj(Numbers::rough).collect(Collectors.joining(", ", "(", ")"));
    }
}
