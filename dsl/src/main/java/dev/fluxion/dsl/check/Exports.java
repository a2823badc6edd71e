package dev.fluxion.dsl.check;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.problem.Export;
import dev.fluxion.dsl.problem.PlotItem;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Statement;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Reads {@code export}. */
final class Exports {
    private static final int MOST_ON_AN_AXIS = 100_000;
    private static final long MOST = 10_000_000;
    private static final int MOST_IMAGE_AXES = 3;

    private final Evaluator evaluator;
    private final Draft draft;

    Exports(Evaluator evaluator, Draft draft) {
        this.evaluator = evaluator;
        this.draft = draft;
    }

    void read(Statement.Export statement, Outputs outputs) {
        List<PlotItem> items = new ArrayList<>();
        for (Expression expression : statement.values()) {
            items.addAll(outputs.items(expression, evaluator.evaluate(expression)));
        }
        String file = file(statement);
        Export.Format format = Export.Format.of(file)
                .orElseThrow(() -> wrong(statement, "the ending tells the format: .csv, .npz or .vti"));
        int dimension = evaluator.scope().axes().size();
        if (format == Export.Format.VTI && dimension > MOST_IMAGE_AXES) {
            throw wrong(statement, "image data has up to 3 coordinates, this problem has " + dimension);
        }
        if (draft.exports.stream().anyMatch(e -> e.file().equals(file))) {
            throw new Mistake(Code.E0207.at(statement.file().span(), file));
        }
        List<Integer> grid = Attributes.values(statement.attributes(), List.of("grid")).entrySet().stream()
                .map(entry -> grid(entry.getValue(), dimension))
                .findFirst()
                .orElse(List.of());
        draft.exports.add(new Export(file, format, items, grid));
    }

    /** Results go into the output folder and nowhere else. */
    private static String file(Statement.Export statement) {
        String file = statement.file().value();
        try {
            Path path = Path.of(file);
            if (path.isAbsolute() || path.normalize().startsWith("..")) {
                throw wrong(statement, "files are written in the output folder of the run");
            }
        } catch (InvalidPathException e) {
            throw wrong(statement, "this is not the name of a file");
        }
        return file;
    }

    /** {@code grid = 200}, or one number for each coordinate. */
    private List<Integer> grid(Expression value, int dimension) {
        SettingReader reader = new SettingReader(evaluator, "grid");
        List<Integer> sizes = value instanceof Expression.Array array
                ? array.elements().stream()
                        .map(size -> reader.count(size, 1, MOST_ON_AN_AXIS))
                        .toList()
                : IntStream.range(0, dimension)
                        .mapToObj(d -> reader.count(value, 1, MOST_ON_AN_AXIS))
                        .toList();
        String text = evaluator.scope().source().text(value.span());
        Diagnostic mistake = Code.E0804.at(value.span(), "grid", "`" + text + "`");
        if (sizes.size() != dimension) {
            throw new Mistake(mistake.label("it takes one number, or one for each of "
                    + String.join(", ", evaluator.scope().axisNames())));
        }
        double points = sizes.stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
        if (points > MOST) {
            throw new Mistake(
                    mistake.label("these are %.0e points, the most is %.0e".formatted(points, (double) MOST)));
        }
        return sizes;
    }

    private static Mistake wrong(Statement.Export statement, String why) {
        return new Mistake(
                Code.E0806.at(statement.file().span(), statement.file().value()).label(why));
    }
}
