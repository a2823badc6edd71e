package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.region.Domain;
import dev.fluxion.dsl.region.Patch;
import dev.fluxion.dsl.region.Patches;
import dev.fluxion.dsl.region.Planes;
import dev.fluxion.dsl.region.Region;
import dev.fluxion.dsl.region.Surface;
import dev.fluxion.dsl.residual.Support;
import dev.fluxion.dsl.syntax.Clause.Selector;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Expression.Name;
import dev.fluxion.dsl.syntax.Piece;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The parts of the boundary of a domain that is a region. */
record RegionBoundaries(Evaluator evaluator, Domain domain) {

    /** What a selector selects. */
    private record Part(Set<Patch> patches, Set<Patch> except, Optional<Node> where) {}

    Support.Surface support(Selector selector, Map<String, Tensor> locals) {
        Part part = part(selector, locals, 0);
        Surface shape = domain.faces().getFirst().surface();
        Surface all = new Surface(List.copyOf(part.patches), List.copyOf(part.except), shape.level(), shape.step());
        double[] measures = all.measures();
        double sum = 0;
        List<Patch> kept = new ArrayList<>();
        for (int i = 0; i < measures.length; i++) {
            sum += measures[i];
            if (measures[i] > 0) {
                kept.add(all.patches().get(i));
            }
        }
        if (kept.isEmpty()) {
            throw new Mistake(Code.E0512.at(selector.span()).label("no point of the boundary is selected"));
        }
        String text = evaluator.scope().source().text(selector.span());
        Surface surface = new Surface(kept, all.except(), all.level(), all.step());
        return new Support.Surface(surface, sum / domain.boundaryMeasure(), text, part.where);
    }

    private Part part(Selector selector, Map<String, Tensor> locals, int depth) {
        if (depth > 20) {
            throw new Mistake(Code.E0206.at(selector.span(), "boundary parts"));
        }
        Set<Patch> patches = new LinkedHashSet<>();
        Set<Patch> except = new LinkedHashSet<>();
        Optional<Node> where =
                selector.where().map(predicate -> evaluator.choice().indicator(predicate, locals));
        for (Piece piece : selector.pieces()) {
            Part some = part(piece, locals, depth);
            boolean alone = selector.pieces().size() == 1 && (where.isEmpty() || some.where.isEmpty());
            if (!alone && (some.where.isPresent() || !some.except.isEmpty())) {
                throw new Mistake(Code.E0901.at(piece.span(), "a union with a restricted part of the boundary"));
            }
            patches.addAll(some.patches);
            except.addAll(some.except);
            where = where.or(() -> some.where);
        }
        for (Piece piece : selector.except()) {
            Part some = part(piece, locals, depth);
            if (some.where.isPresent() || !some.except.isEmpty()) {
                throw new Mistake(Code.E0901.at(piece.span(), "`except` with a restricted part of the boundary"));
            }
            except.addAll(some.patches);
        }
        patches.removeAll(except);
        return new Part(patches, except, where);
    }

    private Part part(Piece piece, Map<String, Tensor> locals, int depth) {
        return switch (piece) {
            case Piece.Whole whole -> of(faces().stream().map(this::patch).toList());
            case Piece.Face face -> of(plane(face, locals));
            case Piece.Named named -> named(named, depth);
        };
    }

    private static Part of(List<Patch> patches) {
        return new Part(new LinkedHashSet<>(patches), Set.of(), Optional.empty());
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
        if (!(symbol instanceof Symbol.Coordinate(Span span, int axis))) {
            throw new Mistake(
                    Code.E0501.at(piece.span(), text).label(evaluator.scope().coordinatesAre()));
        }
        if (evaluator.scope().axes().get(axis).time()) {
            throw new Mistake(Code.E0501
                    .at(piece.span(), text)
                    .label("`" + piece.coordinate().text() + "` is the time")
                    .help("for a condition at the start write `ic u = …`"));
        }
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
        List<Patches.Named> all = Patches.of(region);
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
        double[] measures = new Surface(patches, List.of(), shape.level(), shape.step()).measures();
        if (java.util.Arrays.stream(measures).sum() == 0) {
            throw Domains.apart(piece.span(), evaluator.scope().source().text(piece.span()), region);
        }
        return patches;
    }
}
