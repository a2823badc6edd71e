package dev.fluxion.dsl.check;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.problem.Sweep;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Spelling;
import dev.fluxion.dsl.syntax.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code sweep}. */
final class Sweeps {
    private Sweeps() {}

    static void read(Statement.Sweep statement, Evaluator evaluator, Draft draft) {
        String name = statement.parameter().text();
        Map<String, Double> parameters = evaluator.scope().parameters();
        if (!parameters.containsKey(name)) {
            Diagnostic mistake = Code.E0807.at(statement.parameter().span(), name);
            throw new Mistake(Spelling.closest(name, List.copyOf(parameters.keySet()))
                    .map(near -> mistake.help("did you mean `" + near + "`?"))
                    .orElse(mistake.label(
                            evaluator.scope().axis(name).isPresent()
                                    ? "it is a coordinate: one model holds for its whole range"
                                    : parameters.isEmpty()
                                            ? "declare it with `param " + name + " = …`"
                                            : "parameters are " + String.join(", ", parameters.keySet()))));
        }
        if (draft.sweep.isPresent()) {
            throw new Mistake(Code.E0207.at(statement.span(), "sweep").label("one parameter can be swept in a file"));
        }
        List<Expression> elements =
                statement.values() instanceof Expression.Array array ? array.elements() : List.of(statement.values());
        List<Double> values = elements.stream()
                .map(value -> evaluator.number(value, Map.of(), "a value of `" + name + "`"))
                .toList();
        if (values.isEmpty()) {
            throw new Mistake(Code.E0804
                    .at(statement.values().span(), "sweep", "empty")
                    .help("write `sweep " + name + " in [1, 2, 4]`"));
        }
        Optional<Expression> warm = Optional.ofNullable(
                Attributes.values(statement.attributes(), List.of("warm")).get("warm"));
        boolean continued = warm.map(value -> new SettingReader(evaluator, "warm").truth(value))
                .orElse(false);
        draft.sweep = Optional.of(new Sweep(name, values, continued));
    }
}
