package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.residual.Face;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.residual.Support;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Given values of one field that contradict each other: on one face, which is an error, or where two faces meet, which limits accuracy. */
record CornerCheck(Checks checks) {
    private static final int POINTS = 16;

    /** A side of the space-time box on which a field has a given value. */
    private record Given(int field, Face face, Node value, Draft.StatedCondition stated, int component) {
        Span span() {
            return stated.sources().get(component).span();
        }
    }

    void run() {
        List<Given> all = new ArrayList<>();
        checks.draft().conditions.forEach(stated -> collect(stated, all));
        Set<List<Span>> overlapping = new HashSet<>();
        for (boolean corners : new boolean[] {false, true}) {
            for (int i = 0; i < all.size(); i++) {
                for (int j = i + 1; j < all.size(); j++) {
                    Given a = all.get(i);
                    Given b = all.get(j);
                    if (a.stated == b.stated || a.field != b.field) {
                        continue;
                    }
                    List<Span> pair = List.of(a.stated.span(), b.stated.span());
                    boolean comparable = corners == (a.face.axis() != b.face.axis());
                    if (comparable && !overlapping.contains(pair) && compare(a, b) && !corners) {
                        overlapping.add(pair);
                    }
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
                int component = i;
                int time = checks.problem().dimension() - 1;
                switch (condition.support()) {
                    case Support.Faces(List<Face> faces, Optional<Node> where)
                    when where.isEmpty() ->
                        faces.forEach(face -> all.add(new Given(field, face, right, stated, component)));
                    case Support.Initial(Optional<Node> where)
                    when where.isEmpty() -> all.add(new Given(field, new Face(time, false), right, stated, component));
                    case Support.Faces restricted -> {}
                    case Support.Initial restricted -> {}
                    case Support.Surface surface -> {}
                    case Support.Interior interior -> {}
                    case Support.At at -> {}
                    case Support.Points points -> {}
                }
            }
        }
    }

    /** Whether the values differ where both are given; reports it if so. */
    private boolean compare(Given a, Given b) {
        if (a.value == b.value) {
            return false;
        }
        for (Samples.Point point : new Meeting(checks.problem(), POINTS).of(a.face, b.face)) {
            double x = point.value(a.value);
            double y = point.value(b.value);
            if (Disagreement.differ(x, y)) {
                if (a.face.axis() == b.face.axis()) {
                    overlap(a, b);
                } else {
                    corner(a, b, x, y, point);
                }
                return true;
            }
        }
        return false;
    }

    private void overlap(Given a, Given b) {
        String name = checks.problem().fields().get(a.field).name();
        Axis axis = checks.problem().axes().get(a.face.axis());
        String face = axis.name() + " = " + Numbers.print(a.face.upper() ? axis.upper() : axis.lower());
        Given small = sides(a) <= sides(b) ? a : b;
        Given large = small == a ? b : a;
        String sets = "sets `" + text(small) + "` here";
        String also = "sets `" + text(large) + "` "
                + (sides(large) > sides(small) ? "on more of it, including " : "on ") + face;
        var mistake = Code.E0503.at(small.stated.place(), name).label(sets).also(large.stated.place(), also);
        boolean whole = checks.scope().source().text(large.stated.place()).contains("boundary");
        checks.reporter()
                .report(
                        whole && sides(large) > sides(small)
                                ? mistake.help("write `on boundary except " + face + "`")
                                : mistake);
    }

    private static int sides(Given given) {
        return given.stated.condition().support() instanceof Support.Faces(List<Face> faces, var where)
                ? faces.size()
                : 1;
    }

    private String text(Given given) {
        return checks.scope().source().text(given.span());
    }

    private void corner(Given a, Given b, double x, double y, Samples.Point point) {
        int line = checks.scope().source().line(b.span().start());
        boolean hard = a.stated.condition().hard() && b.stated.condition().hard();
        Disagreement kind = time(a) || time(b) ? Disagreement.START : Disagreement.CORNER;
        checks.reporter().report(kind.between(a.span(), x, y, point, line, hard));
    }

    private boolean time(Given given) {
        return checks.problem().axes().get(given.face.axis()).time();
    }
}
