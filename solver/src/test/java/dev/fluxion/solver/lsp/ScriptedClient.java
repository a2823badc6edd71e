package dev.fluxion.solver.lsp;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** An editor in miniature: one document, over piped streams. */
final class ScriptedClient implements LanguageClient, AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
    private final PipedOutputStream toServer = new PipedOutputStream();
    private final PipedOutputStream toClient = new PipedOutputStream();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final String uri;
    private final LanguageServer server;
    private String text = "";
    private int version;

    ScriptedClient(String uri) throws IOException {
        this.uri = uri;
        PipedInputStream fromClient = new PipedInputStream(toServer, 1 << 20);
        PipedInputStream fromServer = new PipedInputStream(toClient, 1 << 20);
        Thread.ofPlatform().daemon().start(() -> {
            FluxionServer.serve(fromClient, toClient);
            ended.complete(null);
        });
        Launcher<LanguageServer> launcher = LSPLauncher.createClientLauncher(this, fromServer, toServer);
        launcher.startListening();
        server = launcher.getRemoteProxy();
    }

    InitializeResult initialize() {
        return wait(server.initialize(new InitializeParams()));
    }

    LanguageServer server() {
        return server;
    }

    String text() {
        return text;
    }

    TextDocumentIdentifier document() {
        return new TextDocumentIdentifier(uri);
    }

    /** Opens the document and gives the messages about it. */
    PublishDiagnosticsParams open(String text) {
        this.text = text;
        this.version = 1;
        server.getTextDocumentService()
                .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "pde", version, text)));
        return messages();
    }

    /** Sends a new version and waits for nothing. */
    void type(String text) {
        this.text = text;
        this.version++;
        server.getTextDocumentService()
                .didChange(new DidChangeTextDocumentParams(
                        new VersionedTextDocumentIdentifier(uri, version),
                        List.of(new TextDocumentContentChangeEvent(text))));
    }

    /** The messages about the newest version. */
    PublishDiagnosticsParams messages() {
        PublishDiagnosticsParams params;
        do {
            try {
                params = published.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            assertNotNull(params, "no messages about version " + version);
        } while (params.getVersion() != version);
        return params;
    }

    /** The place {@code shift} characters behind the first occurrence of a text. */
    Position at(String needle, int shift) {
        int offset = text.indexOf(needle) + shift;
        int line =
                (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
        return new Position(line, offset - (text.lastIndexOf('\n', offset - 1) + 1));
    }

    static <T> T wait(CompletableFuture<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** Says goodbye, after which the server must end. */
    @Override
    public void close() throws IOException {
        wait(server.shutdown());
        server.exit();
        wait(ended);
        toServer.close();
        toClient.close();
    }

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams params) {
        published.add(params);
    }

    @Override
    public void telemetryEvent(Object object) {}

    @Override
    public void showMessage(MessageParams params) {}

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void logMessage(MessageParams params) {}
}
