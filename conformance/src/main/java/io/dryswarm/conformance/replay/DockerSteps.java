package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.core.random.RandomStream;
import io.dryswarm.docker.client.Files;
import io.dryswarm.docker.client.Invocation;
import io.dryswarm.docker.host.DockerHost;
import io.dryswarm.docker.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Steps that are commands of Docker's client. */
final class DockerSteps {
  /** What a file of a given size consists of. */
  private static final byte FILLING = 'x';

  private final ReplayCluster built;
  private final DockerHost host;
  private final Recording recording;
  private final Distribution cliNs;
  private final RandomStream times;
  private final RandomStream orders;

  DockerSteps(ReplayCluster built, EngineApi engines, Recording recording) {
    this.built = built;
    this.host = new DockerHost(built.cluster().sim(), engines.engines());
    this.recording = recording;
    this.cliNs = built.machine().ns("cli_ms");
    this.times = built.stream("cli");
    this.orders = built.stream("map-order");
  }

  /** The answer is there when the swarm has given it, but not faster than the machine allows. */
  void perform(String id, JsonNode step, int via) {
    long earliestNs = nowNs() + cliNs.sampleNs(times);
    Invocation invocation = new Invocation(
        Json.texts(step.get("argv")),
        step.path("stdin").asText("").getBytes(StandardCharsets.UTF_8),
        files(step.path("files")).with(variables(step.path("env"))),
        orders.nextLong(0, Long.MAX_VALUE));
    host.run(
        via,
        invocation,
        outcome -> recording.replied(
            id,
            new Reply(
                Math.max(nowNs(), earliestNs),
                outcome.exitStatus(),
                null,
                outcome.out(),
                outcome.err())));
  }

  private long nowNs() {
    return built.cluster().sim().nowNs() - built.zeroNs();
  }

  private static Map<String, String> variables(JsonNode env) {
    Map<String, String> variables = new TreeMap<>();
    env.properties()
        .forEach(
            variable -> variables.put(variable.getKey(), variable.getValue().asText()));
    return variables;
  }

  private static Files files(JsonNode files) {
    return new Files() {
      @Override
      public byte[] read(String path) {
        JsonNode file = files.path(path.replaceFirst("^" + folder() + "/", ""));
        if (file.has("text")) {
          return file.get("text").asText().getBytes(StandardCharsets.UTF_8);
        } else if (file.has("size")) {
          byte[] content = new byte[file.get("size").asInt()];
          Arrays.fill(content, FILLING);
          return content;
        }
        throw Files.noSuchFile(path);
      }

      @Override
      public String folder() {
        return "/work";
      }
    };
  }
}
