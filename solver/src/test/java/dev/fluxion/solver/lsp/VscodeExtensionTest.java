package dev.fluxion.solver.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.fluxion.dsl.Vocabulary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class VscodeExtensionTest {
    private record Rule(String scope, Pattern pattern) {}

    private static List<Rule> rules() throws IOException {
        List<Rule> rules = new ArrayList<>();
        String grammar = VscodeExtension.files().get("syntaxes/pde.tmLanguage.json");
        try (JsonParser json = new JsonFactory().createParser(grammar)) {
            String scope = "";
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_STRING && "name".equals(json.currentName())) {
                    scope = json.getText();
                } else if (token == JsonToken.VALUE_STRING && "match".equals(json.currentName())) {
                    rules.add(new Rule(scope, Pattern.compile(json.getText())));
                }
            }
        }
        return rules;
    }

    /** As editors do: the rule that matches first in the line, among those the first listed. */
    private static String scope(String line, int at) throws IOException {
        int offset = 0;
        while (true) {
            Rule best = null;
            int start = Integer.MAX_VALUE;
            int end = 0;
            for (Rule rule : rules()) {
                Matcher matcher = rule.pattern().matcher(line);
                if (matcher.find(offset) && matcher.start() < start) {
                    best = rule;
                    start = matcher.start();
                    end = matcher.end();
                }
            }
            if (best == null || start > at) {
                return "";
            }
            if (at < end) {
                return best.scope();
            }
            offset = end;
        }
    }

    @Test
    void everyFileOfJsonIsWellFormed() throws IOException {
        for (Map.Entry<String, String> file : VscodeExtension.files().entrySet()) {
            if (file.getKey().endsWith(".json")) {
                try (JsonParser json = new JsonFactory().createParser(file.getValue())) {
                    assertEquals(JsonToken.START_OBJECT, json.nextToken());
                    json.skipChildren();
                    assertNull(json.nextToken());
                }
            }
            assertFalse(file.getValue().contains("@"), file.getKey());
        }
    }

    @Test
    void everyWordOfTheLanguageIsColoured() throws IOException {
        for (Vocabulary.Word word : Vocabulary.words()) {
            String line =
                    switch (word.kind()) {
                        case FUNCTION, REGION -> word.name() + "(a)";
                        case SETTING -> "  " + word.name() + " = 1";
                        case STATEMENT, CLAUSE, CONSTANT -> word.name() + " x";
                    };
            assertFalse(scope(line, line.indexOf(word.name())).isEmpty(), word.name());
        }
        assertEquals("keyword.control.pde", scope("exact u = 1", 1));
        assertEquals("support.function.pde", scope("bc u = exact(u) on boundary", 8));
        assertEquals("constant.numeric.pde", scope("let a2 = 1.5e-3", 11));
        assertEquals("", scope("let a2 = 1", 5));
        assertTrue(scope("eq u = 1 # sin(x)", 13).startsWith("comment"));
    }
}
