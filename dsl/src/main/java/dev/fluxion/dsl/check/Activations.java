package dev.fluxion.dsl.check;

import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.problem.NetworkSpec;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Expression.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The names of activations, with what is wrong with the popular ones that are missing. */
final class Activations {
    private static final Map<String, String> ALIASES = Map.of("swish", "silu", "sine", "sin");

    /** Activations with jumps in some derivative, by the order of the first derivative they lack. */
    private static final Map<String, Integer> ROUGH =
            Map.of("relu", 2, "leaky_relu", 2, "elu", 2, "hardtanh", 2, "relu6", 2);

    private Activations() {}

    static String read(Expression value, Draft draft, String block) {
        if (value instanceof Name name) {
            String word = ALIASES.getOrDefault(name.text(), name.text());
            if (NetworkSpec.ACTIVATIONS.contains(word)) {
                return word;
            }
            if (ROUGH.containsKey(word)) {
                throw new Mistake(Roughness.mistake(draft, word, name.span()));
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
