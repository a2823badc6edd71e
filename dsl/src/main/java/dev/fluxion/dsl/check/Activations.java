package dev.fluxion.dsl.check;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.problem.NetworkSpec;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Expression.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names of activations, with what is wrong with the popular ones that are missing. */
final class Activations {
    private static final Map<String, String> ALIASES = Map.of("swish", "silu", "sine", "sin");

    /** Piecewise linear, or with a jump in the second derivative. */
    private static final Set<String> ROUGH = Set.of("relu", "leaky_relu", "elu", "hardtanh", "relu6");

    private Activations() {}

    static String read(Expression value, Draft draft, Scope scope) {
        if (value instanceof Name name) {
            String word = ALIASES.getOrDefault(name.text(), name.text());
            if (NetworkSpec.ACTIVATIONS.contains(word)) {
                return word;
            }
            if (ROUGH.contains(word)) {
                throw new Mistake(Roughness.mistake(draft, scope, word, name.span()));
            }
            List<String> known = new ArrayList<>(NetworkSpec.ACTIVATIONS);
            known.add("swish");
            throw new Mistake(SettingReader.notAmong(name, "activation", known));
        }
        throw new Mistake(Code.E0804
                .at(value.span(), "activation", "this")
                .label("activations are " + String.join(", ", NetworkSpec.ACTIVATIONS)));
    }
}
