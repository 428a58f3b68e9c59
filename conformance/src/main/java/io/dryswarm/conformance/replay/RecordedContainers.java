package io.dryswarm.conformance.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.core.random.Constant;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.models.executor.ContainerBehaviour;
import io.dryswarm.models.executor.ContainerBehaviour.Ending;
import io.dryswarm.models.executor.ContainerBehaviour.EngineTimes;
import io.dryswarm.models.executor.ContainerBehaviour.Health;
import io.dryswarm.models.executor.ContainerBehaviour.StartFailure;
import io.dryswarm.models.executor.ContainerBehaviours;
import io.dryswarm.models.store.TaskObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * What containers do, as a case tells: the first entry whose image, command, slot and node fit the task. A health probe starts a process in
 * the container; that takes this machine as long as the start of a container.
 */
final class RecordedContainers implements ContainerBehaviours {
  private static final double NS_PER_MS = 1e6;

  private final Machine machine;
  private final Set<String> images;
  private final List<JsonNode> entries;
  private final IntFunction<String> nodeName;
  private final EngineTimes engine;

  /**
   * @param images           those that the nodes have; no registry can be reached
   * @param stopIncludesRest whether the time to stop already holds what follows until the agent reports the shutdown
   */
  RecordedContainers(
      Machine machine, Set<String> images, boolean stopIncludesRest, IntFunction<String> nodeName) {
    this.machine = machine;
    this.images = images;
    this.entries = machine.behaviours();
    this.nodeName = nodeName;
    this.engine = new EngineTimes(
        stopIncludesRest ? new Constant(0) : machine.ns("after_exit_ms"),
        machine.has("after_kill_ms") ? machine.ns("after_kill_ms") : machine.ns("after_exit_ms"),
        machine.ns("container_start_ms"));
  }

  @Override
  public ContainerBehaviour of(int node, TaskObject task) {
    for (JsonNode entry : entries) {
      if (fits(entry, node, task)) {
        return behaviour(entry, rejection(entry, task));
      }
    }
    return new ContainerBehaviour(rejection(task), null, null, stop(0), Health.ALWAYS, engine);
  }

  private String rejection(JsonNode entry, TaskObject task) {
    return entry.path("image_missing").asBoolean()
        ? entry.path("err").asText(ContainerBehaviour.NO_SUCH_IMAGE)
        : rejection(task);
  }

  private String rejection(TaskObject task) {
    return images.contains(task.spec().container().image())
        ? HostPaths.rejection(task)
        : ContainerBehaviour.NO_SUCH_IMAGE;
  }

  private boolean fits(JsonNode entry, int node, TaskObject task) {
    JsonNode only = entry.path("only");
    return (!entry.has("image")
            || entry.get("image").asText().equals(task.spec().container().image()))
        && (!entry.has("command")
            || texts(entry.get("command")).equals(task.spec().container().command()))
        && (!only.has("slot") || only.get("slot").asInt() == task.slot())
        && (!only.has("node") || only.get("node").asText().equals(nodeName.apply(node)));
  }

  private ContainerBehaviour behaviour(JsonNode entry, String rejection) {
    StartFailure failure = entry.path("fails_to_start").asBoolean()
        ? new StartFailure(entry.path("code").asInt(), entry.path("err").asText(""))
        : null;
    Ending ends = entry.has("exits_after_ms") ? ending(entry) : null;
    JsonNode onSignal = entry.path("on_sigterm");
    Ending stops =
        onSignal.asText().equals("ignored") ? null : stop(onSignal.path("exit").asInt(0));
    return new ContainerBehaviour(rejection, failure, ends, stops, health(entry), engine);
  }

  private Ending ending(JsonNode entry) {
    Distribution life = machine.has("life_ms")
        ? machine.ns("life_ms")
        : new Constant(entry.get("exits_after_ms").asDouble() * NS_PER_MS);
    return new Ending(life, entry.path("code").asInt());
  }

  private Ending stop(int exitCode) {
    return new Ending(machine.ns("stop_ms"), exitCode);
  }

  private static Health health(JsonNode entry) {
    JsonNode healthy = entry.path("healthy");
    if (healthy.path("never").asBoolean()) {
      return Health.NEVER;
    }
    long fromNs = Math.round(healthy.path("from_ms").asDouble(0) * NS_PER_MS);
    long untilNs = healthy.has("until_ms")
        ? Math.round(healthy.get("until_ms").asDouble() * NS_PER_MS)
        : Long.MAX_VALUE;
    return new Health(false, fromNs, untilNs, List.of());
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
