package io.dryswarm.cli.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One connection to a page: questions and answers, and what the page complains about meanwhile. */
final class DevTools implements WebSocket.Listener, AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final StringBuilder message = new StringBuilder();
  private int number;

  DevTools(URI page) {
    this.socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(page, this).join();
  }

  /** Asks and waits for the answer. */
  JsonNode call(String method, ObjectNode parameters) throws IOException {
    int id = ++number;
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    ObjectNode question = JSON.createObjectNode().put("id", id).put("method", method);
    question.set("params", parameters);
    socket.sendText(question.toString(), true).join();
    try {
      JsonNode reply = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (reply.has("error")) {
        throw new IOException(method + ": " + reply.get("error"));
      }
      return reply.path("result");
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IOException(method + " was not answered", e);
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    message.append(part);
    if (last) {
      take(message.toString());
      message.setLength(0);
    }
    from.request(1);
    return null;
  }

  private void take(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      if (node.has("id")) {
        answers.remove(node.get("id").asInt()).complete(node);
      } else {
        happened(node.path("method").asText(), node.path("params"));
      }
    } catch (IOException e) {
      complaints.add("not JSON: " + text);
    }
  }

  private void happened(String method, JsonNode what) {
    switch (method) {
      case "Runtime.exceptionThrown" -> complaints.add(what.toString());
      case "Runtime.consoleAPICalled" -> {
        String type = what.path("type").asText();
        if (type.equals("error") || type.equals("warning") || type.equals("assert")) {
          complaints.add(what.toString());
        }
      }
      case "Log.entryAdded" -> complaints.add(what.path("entry").toString());
      case "Network.requestWillBeSent" ->
        requests.add(what.path("request").path("url").asText());
      default -> {
        // Everything else is of no interest here.
      }
    }
  }

  List<String> complaints() {
    return List.copyOf(complaints);
  }

  List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    socket.abort();
  }
}
