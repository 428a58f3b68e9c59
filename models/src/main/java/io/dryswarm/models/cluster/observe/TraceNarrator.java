package io.dryswarm.models.cluster.observe;

import io.dryswarm.core.trace.TraceCode;
import io.dryswarm.core.trace.TraceSink;
import io.dryswarm.models.controlapi.ControlApiTrace;
import io.dryswarm.models.faults.FaultTrace;
import io.dryswarm.models.operations.OperationTrace;
import io.dryswarm.models.raft.RaftTrace;
import io.dryswarm.models.scheduler.SchedulerTrace;
import io.dryswarm.models.workload.WorkloadTrace;
import java.util.function.IntFunction;

/** Puts what no committed change shows into words: faults, elections, programs. */
public final class TraceNarrator implements TraceSink {
  private static final String NETWORK = "network";

  private final Timeline timeline;
  private final IntFunction<String> nodeName;
  private final TaskDirectory directory;

  public TraceNarrator(Timeline timeline, IntFunction<String> nodeName, TaskDirectory directory) {
    this.timeline = timeline;
    this.nodeName = nodeName;
    this.directory = directory;
  }

  @Override
  public void record(long timeNs, TraceCode code, int entity, long a, long b, String text) {
    if (code.equals(FaultTrace.CRASH)) {
      tell(code, nodeName.apply(entity), "CRASH: power off");
    } else if (code.equals(FaultTrace.KILL_ENGINE)) {
      tell(code, nodeName.apply(entity), "ENGINE KILLED: its containers go on");
    } else if (code.equals(FaultTrace.STOP_ENGINE)) {
      tell(code, nodeName.apply(entity), "engine is told to end: it removes its containers");
    } else if (code.equals(FaultTrace.START_ENGINE)) {
      tell(code, nodeName.apply(entity), "engine starts");
    } else if (code.equals(FaultTrace.KILL_TASK)) {
      tell(code, directory.task(entity).displayName(), "container KILLED");
    } else if (code.equals(FaultTrace.POWER_ON)) {
      tell(code, nodeName.apply(entity), "power on, boots");
    } else if (code.equals(FaultTrace.BOOTED)) {
      tell(code, nodeName.apply(entity), "engine runs");
    } else if (code.equals(FaultTrace.LINK_DOWN)) {
      tell(code, nodeName.apply(entity), "LINK DOWN: everything on it runs on");
    } else if (code.equals(FaultTrace.LINK_UP)) {
      tell(code, nodeName.apply(entity), "link up");
    } else if (code.equals(FaultTrace.PARTITION)) {
      tell(code, NETWORK, "PARTITION: " + text);
    } else if (code.equals(FaultTrace.CUT)) {
      tell(code, NETWORK, "CUT: no packet from " + text);
    } else if (code.equals(FaultTrace.HEALED)) {
      tell(code, NETWORK, "healed: " + text);
    } else if (code.equals(FaultTrace.NO_EFFECT)) {
      tell(code, nodeName.apply(entity), text);
    } else if (code.equals(FaultTrace.NO_TARGET)) {
      tell(code, "scenario", "nothing to act on: " + text + " is nowhere");
    } else if (code.equals(OperationTrace.ASKED) || code.equals(OperationTrace.REFUSED)) {
      tell(code, nodeName.apply(entity), text);
    } else if (code.equals(ControlApiTrace.REFUSED)) {
      tell(code, nodeName.apply(entity), text);
    } else if (code.equals(RaftTrace.CAMPAIGN)) {
      tell(code, nodeName.apply(entity), "stands for election in term " + a);
    } else if (code.equals(RaftTrace.ELECTED)) {
      tell(code, nodeName.apply(entity), "is leader of term " + a);
    } else if (code.equals(RaftTrace.STEPPED_DOWN)) {
      tell(code, nodeName.apply(entity), "leads no more");
    } else if (code.equals(SchedulerTrace.STUCK)) {
      tell(
          code,
          nodeName.apply(entity),
          "scheduler goes round for ever between the preferences of " + text
              + " and places nothing more");
    } else if (code.equals(WorkloadTrace.EXITED) && b != 0) {
      tell(code, directory.task(entity).displayName(), "program exits with code " + b);
    } else if (code.equals(WorkloadTrace.VOLUME_EMPTY)) {
      tell(
          code,
          directory.task(entity).displayName(),
          "finds volume " + text + " on " + nodeName.apply((int) a) + " EMPTY and sets itself up");
    }
  }

  private void tell(TraceCode code, String actor, String text) {
    timeline.add(code.name(), actor, text);
  }
}
