package dev.fluxion.dsl.syntax;

import dev.fluxion.grammar.PdeLexer;
import java.util.ArrayList;
import java.util.List;

/** The names of the coordinates, guessed from the tokens so that help can use them even when nothing parses. */
final class Coordinates {
    private Coordinates() {}

    /** Space coordinates in order, then time. */
    static List<String> in(List<Chunk> chunks) {
        List<String> names = new ArrayList<>();
        for (int keyword : new int[] {PdeLexer.DOMAIN, PdeLexer.TIME}) {
            for (Chunk chunk : chunks) {
                if (chunk.type(0) == keyword) {
                    collect(chunk, names);
                }
            }
        }
        return names;
    }

    private static void collect(Chunk chunk, List<String> names) {
        boolean tuple = chunk.type(1) == PdeLexer.LPAREN;
        for (int i = 1; i < chunk.size(); i++) {
            boolean beforeIn = chunk.type(i + 1) == PdeLexer.IN;
            if (chunk.type(i) == PdeLexer.ID && (beforeIn || tuple)) {
                names.add(chunk.token(i).getText());
            } else if (tuple && beforeIn) {
                return;
            }
        }
    }
}
