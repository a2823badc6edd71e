package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.BinaryFunction;
import dev.fluxion.autodiff.graph.Comparison;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.region.Patches;
import dev.fluxion.dsl.region.Planes;
import dev.fluxion.dsl.region.Region;
import dev.fluxion.dsl.residual.Face;
import dev.fluxion.dsl.residual.Support;
import dev.fluxion.dsl.syntax.Clause.Selector;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Expression.Name;
import dev.fluxion.dsl.syntax.Piece;
import dev.fluxion.dsl.syntax.Place;
import dev.fluxion.dsl.syntax.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parts of the boundary of a box. */
final class Boundaries {
    private final Evaluator evaluator;
    private final Draft draft;

    Boundaries(Evaluator evaluator, Draft draft) {
        this.evaluator = evaluator;
        this.draft = draft;
    }

    Support support(Place place, Map<String, Tensor> locals) {
        return switch (place) {
            case Place.On on ->
                evaluator
                        .scope()
                        .domain()
                        .<Support>map(domain -> new RegionBoundaries(evaluator, domain).support(on.selector(), locals))
                        .orElseGet(() -> faces(on.selector(), locals, 0));
            case Place.At at -> point(at, locals);
        };
    }

    private Support.Faces faces(Selector selector, Map<String, Tensor> locals, int depth) {
        if (depth > 20) {
            throw new Mistake(Code.E0206.at(selector.span(), "boundary parts"));
        }
        List<Support.Faces> parts =
                selector.pieces().stream().map(p -> faces(p, locals, depth)).toList();
        List<Support.Faces> except =
                selector.except().stream().map(p -> faces(p, locals, depth)).toList();
        Set<Face> faces = new LinkedHashSet<>();
        parts.forEach(part -> faces.addAll(part.faces()));
        except.stream()
                .filter(part -> part.where().isEmpty())
                .forEach(part -> part.faces().forEach(faces::remove));
        if (faces.isEmpty()) {
            throw new Mistake(Code.E0512.at(selector.span()).label("no point of the boundary is selected"));
        }
        List<Node> restrictions = new ArrayList<>();
        selector.where().ifPresent(p -> restrictions.add(evaluator.choice().indicator(p, locals)));
        if (parts.stream().anyMatch(part -> part.where().isPresent())) {
            restrictions.add(parts.stream()
                    .map(this::indicator)
                    .reduce((a, b) -> evaluator.graph().binary(BinaryFunction.MAXIMUM, a, b))
                    .orElseThrow());
        }
        except.stream()
                .filter(part -> part.where().isPresent())
                .forEach(part -> restrictions.add(evaluator.graph().negate(indicator(part))));
        return new Support.Faces(
                List.copyOf(faces),
                restrictions.stream().reduce((a, b) -> evaluator.graph().binary(BinaryFunction.MINIMUM, a, b)));
    }

    /** Positive at the points of a part of the boundary, not at others of the boundary that are on no edge. */
    private Node indicator(Support.Faces part) {
        Graph graph = evaluator.graph();
        Node one = graph.constant(1);
        Node not = graph.constant(-1);
        Node on = not;
        for (Face face : part.faces()) {
            Axis axis = evaluator.scope().axes().get(face.axis());
            Node x = graph.coordinate(face.axis());
            on = face.upper()
                    ? graph.select(Comparison.LESS_OR_EQUAL, graph.constant(axis.upper()), x, one, on)
                    : graph.select(Comparison.LESS_OR_EQUAL, x, graph.constant(axis.lower()), one, on);
        }
        Node everywhere = on;
        return part.where()
                .map(where -> graph.binary(BinaryFunction.MINIMUM, everywhere, where))
                .orElse(on);
    }

    private Support.Faces faces(Piece piece, Map<String, Tensor> locals, int depth) {
        return switch (piece) {
            case Piece.Whole whole -> new Support.Faces(all(whole.span()), Optional.empty());
            case Piece.Face face -> new Support.Faces(List.of(face(face, locals)), Optional.empty());
            case Piece.Named named -> named(named, depth);
        };
    }

    private List<Face> all(Span span) {
        List<Face> faces = new ArrayList<>();
        List<Axis> axes = evaluator.scope().axes();
        for (int i = 0; i < axes.size(); i++) {
            if (axes.get(i).space() && !axes.get(i).periodic()) {
                faces.add(new Face(i, false));
                faces.add(new Face(i, true));
            }
        }
        if (faces.isEmpty()) {
            if (evaluator.scope().spaceDimension() == 0) {
                throw new Mistake(Code.E0605.at(span, "boundary").label("only time is declared"));
            }
            int axis = draft.periodicSpans.keySet().iterator().next();
            throw new Mistake(periodic(axis, span));
        }
        return faces;
    }

    private Diagnostic periodic(int axis, Span span) {
        Axis declared = evaluator.scope().axes().get(axis);
        Span statement = draft.periodicSpans.get(axis);
        return Code.E0507
                .at(span, declared.name())
                .label("`" + evaluator.scope().source().text(statement) + "` on line "
                        + evaluator.scope().source().line(statement.start()) + " joins " + end(declared, false)
                        + " and "
                        + end(declared, true) + "; remove one of the two");
    }

    private Face face(Piece.Face piece, Map<String, Tensor> locals) {
        int index = axis(piece, locals);
        Axis axis = evaluator.scope().axes().get(index);
        double value = evaluator.number(piece.value(), locals, "the place of a face");
        String text = axis.name() + " = "
                + evaluator.scope().source().text(piece.value().span());
        if (axis.time()) {
            boolean start = near(value, axis.lower(), axis);
            throw new Mistake(Code.E0501
                    .at(piece.span(), text)
                    .label("`" + axis.name() + "` is the time")
                    .help(
                            start
                                    ? "for a condition at the start write `ic u = …`"
                                    : "only the start of time has conditions, written `ic u = …`"));
        }
        inSpace(axis, piece.span(), text);
        if (axis.periodic()) {
            throw new Mistake(periodic(index, piece.span()));
        }
        if (near(value, axis.lower(), axis)) {
            return new Face(index, false);
        }
        if (near(value, axis.upper(), axis)) {
            return new Face(index, true);
        }
        boolean upper = Math.abs(value - axis.upper()) < Math.abs(value - axis.lower());
        throw new Mistake(Code.E0501
                .at(piece.span(), text)
                .label(axis.name() + " ranges over [" + Numbers.print(axis.lower()) + ", " + Numbers.print(axis.upper())
                        + "]")
                .help("did you mean `" + end(axis, upper) + "`? For a point inside the domain use `at`"));
    }

    /** Refuses a parameter where a direction of space is meant. */
    static void inSpace(Axis axis, Span span, String text) {
        if (!axis.space()) {
            throw new Mistake(Code.E0501
                    .at(span, text)
                    .label("`" + axis.name() + "` is a parameter, and the ends of its range are no boundary")
                    .help("to restrict a condition write `where " + axis.name() + " < …`"));
        }
    }

    private static boolean near(double value, double end, Axis axis) {
        return Math.abs(value - end) <= 1e-12 * axis.length();
    }

    private static String end(Axis axis, boolean upper) {
        return axis.name() + " = " + Numbers.print(upper ? axis.upper() : axis.lower());
    }

    private int axis(Piece.Face piece, Map<String, Tensor> locals) {
        Name name = piece.coordinate();
        Symbol symbol = evaluator.scope().symbols().get(name.text());
        if (symbol instanceof Symbol.CoordinateArray(Span span, int first, int count)) {
            Expression index = piece.index()
                    .orElseThrow(() -> new Mistake(Code.E0501
                            .at(piece.span(), evaluator.scope().source().text(piece.span()))
                            .label("`" + name.text() + "` is an array of coordinates")
                            .help("write `" + name.text() + "[1] = …`, or `" + name.text() + "[i] = … for i in 1.."
                                    + count + "`")));
            int i = evaluator.integer(index, locals, "an index");
            if (i < 1 || i > count) {
                throw new Mistake(Code.E0305.at(index.span(), i, count));
            }
            return first + i - 1;
        }
        if (symbol instanceof Symbol.Coordinate(Span span, int axis)
                && piece.index().isEmpty()) {
            return axis;
        }
        throw new Mistake(Code.E0501
                .at(piece.span(), evaluator.scope().source().text(piece.span()))
                .label(evaluator.scope().coordinatesAre()));
    }

    private Support.Faces named(Piece.Named piece, int depth) {
        Scope scope = evaluator.scope();
        Symbol symbol = scope.symbols().get(piece.name().text());
        if (symbol instanceof Symbol.BoundaryPart(Span span, Selector selector)
                && piece.part().isEmpty()) {
            return faces(selector, Map.of(), depth + 1);
        }
        if (symbol instanceof Symbol.Region(Span span, Expression value)) {
            return new Support.Faces(faces(piece, new Regions(evaluator).of(value)), Optional.empty());
        }
        if (symbol != null) {
            throw new Mistake(Code.E0302
                    .at(piece.span(), "on", "a part of the boundary", symbol.noun())
                    .help("write a face such as `" + end(scope.axes().getFirst(), false) + "`"));
        }
        List<String> known = scope.symbols().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Symbol.BoundaryPart)
                .map(Map.Entry::getKey)
                .toList();
        Diagnostic mistake = Code.E0201.at(piece.span(), piece.name().text());
        if (Spelling.closest(piece.name().text(), List.of("boundary")).isPresent()) {
            throw new Mistake(mistake.help("did you mean `boundary`, all of it?"));
        }
        throw new Mistake(Spelling.closest(piece.name().text(), known)
                .map(near -> mistake.help("did you mean the part `" + near + "`?"))
                .orElse(mistake.help("declare it with `boundary " + piece.name().text() + ": "
                        + end(scope.axes().getFirst(), false) + "`")));
    }

    /** The sides of the domain that sides of a box lie in. */
    private List<Face> faces(Piece.Named piece, Region region) {
        List<Face> faces = new ArrayList<>();
        if (region.dimension() != evaluator.scope().spaceDimension()) {
            throw Domains.apart(piece.span(), evaluator.scope().source().text(piece.span()), region);
        }
        double[][] box = evaluator.scope().axes().stream()
                .filter(Axis::space)
                .map(axis -> new double[] {axis.lower(), axis.upper()})
                .toArray(double[][]::new);
        for (Patches.Named side : Patches.of(region, box)) {
            if (piece.part().isEmpty() || piece.part().get().text().equals(side.name())) {
                Planes.of(side.patch()).ifPresent(plane -> {
                    Axis axis = evaluator.scope().axes().get(plane.axis());
                    if (near(plane.value(), axis.lower(), axis) || near(plane.value(), axis.upper(), axis)) {
                        faces.add(new Face(plane.axis(), near(plane.value(), axis.upper(), axis)));
                    }
                });
            }
        }
        if (faces.isEmpty()) {
            throw Domains.apart(piece.span(), evaluator.scope().source().text(piece.span()), region);
        }
        return faces;
    }

    private Support point(Place.At at, Map<String, Tensor> locals) {
        List<Axis> space = evaluator.scope().axes().stream().filter(Axis::space).toList();
        List<Double> point = new ArrayList<>();
        for (Expression coordinate : at.point()) {
            point.add(evaluator.number(coordinate, locals, "a coordinate of a point"));
        }
        if (point.size() != space.size()) {
            throw new Mistake(Code.E0302.at(
                    at.span(),
                    "at",
                    space.size() + (space.size() == 1 ? " coordinate" : " coordinates"),
                    Integer.toString(point.size())));
        }
        for (int i = 0; i < point.size(); i++) {
            Axis axis = space.get(i);
            if (point.get(i) < axis.lower() || point.get(i) > axis.upper()) {
                String text =
                        String.join(", ", point.stream().map(Numbers::print).toList());
                throw new Mistake(Code.E0511
                        .at(at.span(), text)
                        .label(axis.name() + " ranges over [" + Numbers.print(axis.lower()) + ", "
                                + Numbers.print(axis.upper()) + "]"));
            }
        }
        double[] place = point.stream().mapToDouble(Double::doubleValue).toArray();
        if (evaluator.scope().domain().filter(d -> !d.contains(place)).isPresent()) {
            String text = String.join(", ", point.stream().map(Numbers::print).toList());
            throw new Mistake(Code.E0511.at(at.span(), text).label("it lies outside the region"));
        }
        return new Support.At(point);
    }
}
