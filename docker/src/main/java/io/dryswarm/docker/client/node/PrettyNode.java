package io.dryswarm.docker.client.node;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.client.print.Units;
import io.dryswarm.docker.json.GoTime;
import io.dryswarm.docker.json.Json;
import java.util.Map;
import java.util.TreeMap;

/** A node as {@code --pretty} shows it. */
final class PrettyNode {
  private static final long NANO = 1_000_000_000L;

  private final JsonNode node;
  private final StringBuilder text = new StringBuilder();

  private PrettyNode(JsonNode node) {
    this.node = node;
  }

  static String of(JsonNode node) {
    PrettyNode pretty = new PrettyNode(node);
    pretty.head();
    pretty.manager();
    pretty.machine();
    pretty.tls();
    return pretty.text.toString();
  }

  private String at(String... path) {
    return Json.text(node, path);
  }

  private void head() {
    text.append("ID:\t\t\t").append(at("ID"));
    labels("Labels:", Json.at(node, "Spec", "Labels"));
    text.append("\nHostname:              \t").append(at("Description", "Hostname"));
    text.append("\nJoined at:             \t")
        .append(Units.pretty(GoTime.spelled(at("CreatedAt"))));
    text.append("\nStatus:\n State:\t\t\t").append(Units.pretty(at("Status", "State")));
    if (!at("Status", "Message").isEmpty()) {
      text.append("\n Message:              \t").append(Units.pretty(at("Status", "Message")));
    }
    text.append("\n Availability:         \t").append(Units.pretty(at("Spec", "Availability")));
    if (!at("Status", "Addr").isEmpty()) {
      text.append("\n Address:\t\t").append(at("Status", "Addr"));
    }
  }

  private void labels(String title, JsonNode labels) {
    if (!labels.isEmpty()) {
      text.append('\n').append(title);
      Json.map(labels)
          .forEach((key, value) ->
              text.append("\n - ").append(key).append(value.isEmpty() ? "" : "=" + value));
    }
  }

  private void manager() {
    JsonNode manager = node.path("ManagerStatus");
    if (manager.isObject()) {
      text.append("\nManager Status:\n Address:\t\t").append(Json.text(manager, "Addr"));
      text.append("\n Raft Status:\t\t").append(Units.pretty(Json.text(manager, "Reachability")));
      text.append("\n Leader:\t\t").append(manager.path("Leader").asBoolean(false) ? "Yes" : "No");
    }
  }

  private void machine() {
    JsonNode resources = Json.at(node, "Description", "Resources");
    text.append("\nPlatform:\n Operating System:\t").append(at("Description", "Platform", "OS"));
    text.append("\n Architecture:\t\t").append(at("Description", "Platform", "Architecture"));
    text.append("\nResources:\n CPUs:\t\t\t").append(resources.path("NanoCPUs").asLong() / NANO);
    long bytes = resources.path("MemoryBytes").asLong();
    text.append("\n Memory:\t\t").append(bytes == 0 ? "" : Units.binarySize(bytes));
    Map<String, String> plugins = new TreeMap<>();
    for (JsonNode plugin : Json.at(node, "Description", "Engine", "Plugins")) {
      plugins.merge(Json.text(plugin, "Type"), Json.text(plugin, "Name"), (a, b) -> a + ", " + b);
    }
    if (!plugins.isEmpty()) {
      text.append("\nPlugins:");
      plugins.forEach(
          (type, names) -> text.append("\n ").append(type).append(":\t\t").append(names));
    }
    text.append("\nEngine Version:\t\t").append(at("Description", "Engine", "EngineVersion"));
    labels("Engine Labels:", Json.at(node, "Description", "Engine", "Labels"));
  }

  private void tls() {
    JsonNode tls = Json.at(node, "Description", "TLSInfo");
    if (!tls.isEmpty()) {
      text.append("\nTLS Info:\n TrustRoot:\n").append(Json.text(tls, "TrustRoot"));
      text.append("\n Issuer Subject:\t").append(Json.text(tls, "CertIssuerSubject"));
      text.append("\n Issuer Public Key:\t").append(Json.text(tls, "CertIssuerPublicKey"));
    }
  }
}
