package io.dryswarm.models.cluster;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.spec.SecretSpec;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.underlay.UnderlaySpec;
import io.dryswarm.models.workload.ApplicationSpec;
import io.dryswarm.models.workload.UserSpec;
import java.util.List;
import java.util.SortedMap;

/**
 * Everything a run needs, with nothing left to look up: what the scenario loader makes of a scenario.
 *
 * @param durationNs   length of the run, virtual time
 * @param deployNs     when the stacks are deployed; the swarm itself is up from 0
 * @param nodes        managers first; the position is the node id
 * @param stacks       deployed in this order
 * @param applications by full service name; a service without one runs for ever and answers every request in no time
 * @param actions      what happens when, ascending
 */
public record RunSpec(
    RunIdentity run,
    long durationNs,
    long deployNs,
    List<NodeSpec> nodes,
    UnderlaySpec underlay,
    MachineSpec machine,
    List<StackSpec> stacks,
    SortedMap<String, ApplicationSpec> applications,
    List<UserSpec> users,
    List<TimedAction> actions) {

  /** A machine of the swarm. */
  public record NodeSpec(
      String name,
      NodeObject.Role role,
      NodeObject.Availability availability,
      NodeObject.Description description,
      SortedMap<String, String> labels) {}

  /**
   * What belongs to the machines rather than to Swarm.
   *
   * @param fsyncNs          one fdatasync of a manager's disk
   * @param prepareNs        engine: image check and container creation with the image present
   * @param containerStartNs engine: start call until the process runs
   * @param bootNs           power on until the engine runs
   */
  public record MachineSpec(
      Distribution fsyncNs,
      Distribution prepareNs,
      Distribution containerStartNs,
      Distribution bootNs) {}

  /** A stack: objects with full names. */
  public record StackSpec(
      String name,
      List<NetworkSpec> networks,
      List<SecretSpec> secrets,
      List<ServiceSpec> services) {}

  /** Something that happens at a time. */
  public record TimedAction(long atNs, Action action) {}

  /** What can happen. */
  public sealed interface Action {
    NodeRef node();

    /** Power off. */
    record Crash(NodeRef node) implements Action {}

    /** Power on. */
    record Restart(NodeRef node) implements Action {}
  }

  /** A node, by number or by what runs there at that moment. */
  public sealed interface NodeRef {
    /** As written in the scenario. */
    String text();

    record ById(int node, String text) implements NodeRef {}

    /** The node of the running task of that slot; fixed at the first action that names it. */
    record OfTask(String service, int slot, String text) implements NodeRef {}

    /** The present leader; fixed at the first action that names it. */
    record Leader(String text) implements NodeRef {}
  }
}
