package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.BinaryFunction;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.problem.Axis;
import dev.fluxion.dsl.region.Bounds;
import dev.fluxion.dsl.region.Domain;
import dev.fluxion.dsl.region.Patch;
import dev.fluxion.dsl.region.Patches;
import dev.fluxion.dsl.region.Planes;
import dev.fluxion.dsl.region.Region;
import dev.fluxion.dsl.region.Surface;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.residual.Support;
import dev.fluxion.dsl.syntax.Clause.Selector;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Expression.Name;
import dev.fluxion.dsl.syntax.Piece;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The parts of the boundary of a domain that is a region. */
record RegionBoundaries(Evaluator evaluator, Domain domain) {

    /** What a selector selects; {@code where} holds restrictions that depend on time. */
    private record Part(List<Surface.Portion> portions, Optional<Node> where) {}

    Support.Surface support(Selector selector, Map<String, Tensor> locals) {
        Part part = part(selector, locals, 0);
        Surface shape = domain.faces().getFirst().surface();
        Surface all = new Surface(part.portions, shape.level(), shape.step());
        double[] measures = measures(all);
        double sum = 0;
        List<Surface.Portion> kept = new ArrayList<>();
        for (int i = 0; i < measures.length; i++) {
            sum += measures[i];
            if (measures[i] > 0) {
                kept.add(all.portions().get(i));
            }
        }
        if (kept.isEmpty()) {
            throw new Mistake(Code.E0512.at(selector.span()).label("no point of the boundary is selected"));
        }
        String text = evaluator.scope().source().text(selector.span());
        Surface surface = new Surface(kept, all.level(), all.step());
        return new Support.Surface(surface, sum / domain.boundaryMeasure(), text, part.where);
    }

    /** What belongs of each portion; of faces of the domain, which have nothing in common, that is known. */
    private double[] measures(Surface surface) {
        List<Optional<Domain.Face>> known = surface.portions().stream()
                .map(portion -> domain.faces().stream()
                        .filter(face -> face.surface().portions().getFirst().equals(portion))
                        .findFirst())
                .toList();
        return known.stream().allMatch(Optional::isPresent)
                ? known.stream()
                        .mapToDouble(face -> face.orElseThrow().measure())
                        .toArray()
                : surface.measures();
    }

    private Part part(Selector selector, Map<String, Tensor> locals, int depth) {
        if (depth > 20) {
            throw new Mistake(Code.E0206.at(selector.span(), "boundary parts"));
        }
        List<Surface.Portion> portions = new ArrayList<>();
        Optional<Node> moving = Optional.empty();
        for (Piece piece : selector.pieces()) {
            Part some = part(piece, locals, depth);
            if (some.where.isPresent() && selector.pieces().size() > 1) {
                throw new Mistake(
                        Code.E0901.at(piece.span(), "a union with a part of the boundary that changes in time"));
            }
            portions.addAll(some.portions);
            moving = some.where;
        }
        List<Surface.Portion> except = new ArrayList<>();
        for (Piece piece : selector.except()) {
            Part some = part(piece, locals, depth);
            if (some.where.isPresent()) {
                throw new Mistake(
                        Code.E0901.at(piece.span(), "`except` with a part of the boundary that changes in time"));
            }
            except.addAll(some.portions);
        }
        portions.removeIf(portion -> except.contains(new Surface.Portion(portion.patch())));
        Optional<Node> where =
                selector.where().map(predicate -> evaluator.choice().indicator(predicate, locals));
        if (where.filter(this::mentionsTime).isPresent()) {
            return new Part(without(portions, Optional.empty(), except), both(moving, where));
        }
        return new Part(without(portions, where, except), moving);
    }

    private boolean mentionsTime(Node node) {
        int space = evaluator.scope().spaceDimension();
        return Nodes.reachable(List.of(node)).stream()
                .anyMatch(n -> n instanceof Node.Coordinate(int axis) && axis >= space);
    }

    /** Portions under a further restriction and without further ones. */
    private List<Surface.Portion> without(
            List<Surface.Portion> portions, Optional<Node> where, List<Surface.Portion> except) {
        return portions.stream()
                .distinct()
                .map(portion -> {
                    List<Surface.Portion> all = new ArrayList<>(portion.except());
                    all.addAll(except);
                    return new Surface.Portion(portion.patch(), both(portion.where(), where), all);
                })
                .toList();
    }

    private Optional<Node> both(Optional<Node> a, Optional<Node> b) {
        return a.isPresent() && b.isPresent()
                ? Optional.of(evaluator.graph().binary(BinaryFunction.MINIMUM, a.get(), b.get()))
                : a.or(() -> b);
    }

    private Part part(Piece piece, Map<String, Tensor> locals, int depth) {
        return switch (piece) {
            case Piece.Whole whole -> of(faces().stream().map(this::patch).toList());
            case Piece.Face face -> of(plane(face, locals));
            case Piece.Named named -> named(named, depth);
        };
    }

    private static Part of(List<Patch> patches) {
        return new Part(patches.stream().map(Surface.Portion::new).toList(), Optional.empty());
    }

    private List<Domain.Face> faces() {
        return domain.faces();
    }

    private Patch patch(Domain.Face face) {
        return face.surface().patches().getFirst();
    }

    private List<Patch> plane(Piece.Face piece, Map<String, Tensor> locals) {
        Symbol symbol = evaluator.scope().symbols().get(piece.coordinate().text());
        String text = evaluator.scope().source().text(piece.span());
        if (!(symbol instanceof Symbol.Coordinate(Span span, int axis))
                || piece.index().isPresent()) {
            throw new Mistake(
                    Code.E0501.at(piece.span(), text).label(evaluator.scope().coordinatesAre()));
        }
        Axis coordinate = evaluator.scope().axes().get(axis);
        if (coordinate.time()) {
            throw new Mistake(Code.E0501
                    .at(piece.span(), text)
                    .label("`" + coordinate.name() + "` is the time")
                    .help("for a condition at the start write `ic u = …`"));
        }
        Boundaries.inSpace(coordinate, piece.span(), text);
        double value = evaluator.number(piece.value(), locals, "the place of a face");
        double slack = 1e-9 * Domains.size(domain.region());
        List<Patch> patches = faces().stream()
                .map(this::patch)
                .filter(patch -> Planes.of(patch)
                        .filter(p -> p.axis() == axis && Math.abs(p.value() - value) <= slack)
                        .isPresent())
                .toList();
        if (patches.isEmpty()) {
            throw new Mistake(Code.E0501
                    .at(piece.span(), text)
                    .label("faces are " + names())
                    .help("for a point inside the domain use `at`"));
        }
        return patches;
    }

    private String names() {
        return faces().stream().map(Domain.Face::text).distinct().collect(Collectors.joining(", "));
    }

    private Part named(Piece.Named piece, int depth) {
        Name name = piece.name();
        Symbol symbol = evaluator.scope().symbols().get(name.text());
        if (symbol instanceof Symbol.BoundaryPart(Span span, Selector selector)
                && piece.part().isEmpty()) {
            return part(selector, Map.of(), depth + 1);
        }
        if (symbol instanceof Symbol.Region(Span span, Expression value)) {
            return of(region(piece, value));
        }
        if (symbol != null) {
            throw new Mistake(Code.E0302
                    .at(piece.span(), "on", "a part of the boundary", symbol.noun())
                    .help("faces are " + names()));
        }
        throw new Mistake(Code.E0201.at(piece.span(), name.text()).label("faces are " + names()));
    }

    private List<Patch> region(Piece.Named piece, Expression value) {
        Region region = new Regions(evaluator).of(value);
        if (region.dimension() != domain.region().dimension()) {
            throw Domains.apart(piece.span(), evaluator.scope().source().text(piece.span()), region);
        }
        List<Patches.Named> all = Patches.of(region, Bounds.of(domain.region()));
        List<Patches.Named> chosen = piece.part()
                .map(part ->
                        all.stream().filter(f -> f.name().equals(part.text())).toList())
                .orElse(all);
        if (chosen.isEmpty()) {
            String parts = all.stream()
                    .map(Patches.Named::name)
                    .filter(n -> !n.isEmpty())
                    .distinct()
                    .collect(Collectors.joining(", "));
            throw new Mistake(Code.E0201
                    .at(piece.span(), evaluator.scope().source().text(piece.span()))
                    .label(parts.isEmpty() ? "it has a single face" : "its faces are " + parts));
        }
        Surface shape = domain.faces().getFirst().surface();
        List<Patch> patches = chosen.stream().map(Patches.Named::patch).toList();
        if (Arrays.stream(measures(Surface.of(patches, shape.level(), shape.step())))
                        .sum()
                == 0) {
            throw Domains.apart(piece.span(), evaluator.scope().source().text(piece.span()), region);
        }
        return patches;
    }
}
