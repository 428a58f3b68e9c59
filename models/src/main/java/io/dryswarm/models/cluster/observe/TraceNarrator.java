package io.dryswarm.models.cluster.observe;

import io.dryswarm.core.trace.TraceCode;
import io.dryswarm.core.trace.TraceSink;
import io.dryswarm.models.csi.CsiTrace;
import io.dryswarm.models.faults.FaultTrace;
import io.dryswarm.models.images.ImageTrace;
import io.dryswarm.models.operations.OperationTrace;
import io.dryswarm.models.raft.RaftTrace;
import io.dryswarm.models.scheduler.SchedulerTrace;
import io.dryswarm.models.workload.WorkloadTrace;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Puts what no committed change shows into words: faults, elections, programs. Most records of a run are none of these, so one look-up
 * decides.
 */
public final class TraceNarrator implements TraceSink {
  private static final String NETWORK = "network";

  /** Tells one record. */
  private interface Teller {
    void tell(int entity, long a, long b, String text);
  }

  /** What one record says. */
  private interface Words {
    String of(long a, String text);
  }

  private final Timeline timeline;
  private final IntFunction<String> nodeName;
  private final TaskDirectory directory;
  private final Map<TraceCode, Teller> tellers = new LinkedHashMap<>();

  public TraceNarrator(Timeline timeline, IntFunction<String> nodeName, TaskDirectory directory) {
    this.timeline = timeline;
    this.nodeName = nodeName;
    this.directory = directory;
    tellFaults();
    tellManagers();
    tellPrograms();
    tellVolumes();
  }

  private void tellFaults() {
    onNode(FaultTrace.CRASH, (a, text) -> "CRASH: power off");
    onNode(FaultTrace.KILL_ENGINE, (a, text) -> "ENGINE KILLED: its containers go on");
    onNode(FaultTrace.STOP_ENGINE, (a, text) -> "engine is told to end: it removes its containers");
    onNode(FaultTrace.START_ENGINE, (a, text) -> "engine starts");
    onNode(FaultTrace.POWER_ON, (a, text) -> "power on, boots");
    onNode(FaultTrace.BOOTED, (a, text) -> "engine runs");
    onNode(FaultTrace.LINK_DOWN, (a, text) -> "LINK DOWN: everything on it runs on");
    onNode(
        FaultTrace.STALE_BACKEND, (a, text) -> "STALE: misses that back ends of " + text + " go");
    onNode(FaultTrace.FRESH_BACKEND, (a, text) -> "hears again of the back ends of " + text);
    onNode(FaultTrace.LINK_UP, (a, text) -> "link up");
    onNode(FaultTrace.NO_EFFECT, (a, text) -> text);
    onNode(FaultTrace.HANG, (a, text) -> "HANG: the machine stands still");
    onNode(FaultTrace.HANG_ENGINE, (a, text) -> "ENGINE HANGS: its containers go on");
    onNode(FaultTrace.GOES_ON, (a, text) -> "goes on as if nothing had happened");
    onNode(FaultTrace.SLOW, (a, text) -> "SLOW: takes so many times as long: " + text);
    onNode(FaultTrace.SLOW_OVER, (a, text) -> "as fast as before: " + text);
    onNode(FaultTrace.DISK_FULL, (a, text) -> "DISK FULL: no new container, no write to volumes");
    onNode(FaultTrace.DISK_FREE, (a, text) -> "there is room on the disk again");
    onNetwork(FaultTrace.REGISTRY_DOWN, "REGISTRY DOWN: nodes can start only what they have");
    onNetwork(FaultTrace.REGISTRY_UP, "registry up");
    onNetwork(FaultTrace.LOSS, "LOSS: ");
    onNetwork(FaultTrace.PARTITION, "PARTITION: ");
    onNetwork(FaultTrace.CUT, "CUT: no packet from ");
    onNetwork(FaultTrace.HEALED, "healed: ");
    tellers.put(
        FaultTrace.NO_TARGET,
        (entity, a, b, text) -> timeline.add(
            FaultTrace.NO_TARGET.name(), "scenario", "nothing to act on: " + text + " is nowhere"));
    tellers.put(
        FaultTrace.KILL_TASK,
        (task, a, b, text) -> onTask(FaultTrace.KILL_TASK, task, "container KILLED"));
  }

  private void tellManagers() {
    onNode(ImageTrace.PULLING, (a, text) -> "pulls " + text);
    onNode(ImageTrace.PULLED, (a, text) -> "has " + text);
    onNode(
        ImageTrace.BROKEN, (a, text) -> "pull of " + text + " breaks off; again after " + a + " s");
    onNode(ImageTrace.FAILED, (a, text) -> "gives up pulling " + text);
    onNode(OperationTrace.ASKED, (a, text) -> text);
    onNode(OperationTrace.REFUSED, (a, text) -> text);
    onNode(OperationTrace.PRINTED, (a, text) -> text);
    onNode(RaftTrace.CAMPAIGN, (a, text) -> "stands for election in term " + a);
    onNode(RaftTrace.ELECTED, (a, text) -> "is leader of term " + a);
    onNode(RaftTrace.STEPPED_DOWN, (a, text) -> "leads no more");
    onNode(
        SchedulerTrace.STUCK,
        (a, text) -> "scheduler goes round for ever between the preferences of " + text
            + " and places nothing more");
  }

  private void tellPrograms() {
    tellers.put(WorkloadTrace.EXITED, (task, a, exitCode, text) -> {
      if (exitCode != 0) {
        onTask(WorkloadTrace.EXITED, task, "program exits with code " + exitCode);
      }
    });
    tellers.put(
        WorkloadTrace.REFUSES,
        (task, a, b, text) ->
            onTask(WorkloadTrace.REFUSES, task, "program does not start: " + text));
    tellers.put(
        WorkloadTrace.VOLUME_EMPTY,
        (task, node, b, text) -> onTask(
            WorkloadTrace.VOLUME_EMPTY,
            task,
            "finds volume " + text + " on " + nodeName.apply((int) node)
                + " EMPTY and sets itself up"));
  }

  private void tellVolumes() {
    onVolume(CsiTrace.CREATED, "made by its plugin on ");
    onVolume(CsiTrace.DELETED, "unmade by its plugin on ");
    onVolume(CsiTrace.ATTACHED, "published to ");
    onVolume(CsiTrace.DETACHED, "unpublished from ");
    onVolume(CsiTrace.MOUNTED, "ready on ");
    onVolume(CsiTrace.UNMOUNTED, "let go by ");
    tellers.put(CsiTrace.FAILED, (volume, node, attempt, text) -> {
      // Later tries of the same work would fill the timeline.
      if (attempt == 0) {
        int colon = text.indexOf(": ");
        timeline.add(
            CsiTrace.FAILED.name(),
            "volume " + text.substring(0, colon),
            "FAILS for " + nodeName.apply((int) node) + ", tried again: "
                + text.substring(colon + 2));
      }
    });
    onNode(
        CsiTrace.TORN,
        (a, text) ->
            "mounts a cluster volume for one node while another one still has it: " + text);
  }

  private void onVolume(TraceCode code, String words) {
    tellers.put(
        code,
        (volume, node, b, name) ->
            timeline.add(code.name(), "volume " + name, words + nodeName.apply((int) node)));
  }

  private void onNode(TraceCode code, Words words) {
    tellers.put(
        code,
        (node, a, b, text) -> timeline.add(code.name(), nodeName.apply(node), words.of(a, text)));
  }

  private void onNetwork(TraceCode code, String words) {
    tellers.put(code, (entity, a, b, text) -> timeline.add(code.name(), NETWORK, words + text));
  }

  private void onTask(TraceCode code, int task, String text) {
    timeline.add(code.name(), directory.task(task).displayName(), text);
  }

  @Override
  public void record(long timeNs, TraceCode code, int entity, long a, long b, String text) {
    Teller teller = tellers.get(code);
    if (teller != null) {
      teller.tell(entity, a, b, text);
    }
  }
}
