package io.dryswarm.models.cluster;

import io.dryswarm.core.RunIdentity;
import io.dryswarm.core.random.Constant;
import io.dryswarm.core.random.Distribution;
import io.dryswarm.models.csi.CsiDriverSpec;
import io.dryswarm.models.dns.OutsideDns;
import io.dryswarm.models.engine.EngineProfile;
import io.dryswarm.models.faults.TimedAction;
import io.dryswarm.models.images.ImagesSpec;
import io.dryswarm.models.ipvs.LoadBalancing;
import io.dryswarm.models.operations.Operation;
import io.dryswarm.models.operations.TimedOperation;
import io.dryswarm.models.spec.ConfigSpec;
import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.spec.SecretSpec;
import io.dryswarm.models.spec.ServiceSpec;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.underlay.UnderlaySpec;
import io.dryswarm.models.workload.ApplicationSpec;
import io.dryswarm.models.workload.UserSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/**
 * Everything a run needs, with nothing left to look up: what the scenario loader makes of a scenario.
 *
 * @param durationNs   length of the run, virtual time
 * @param deployNs     when the stacks are deployed; the swarm itself is up from 0
 * @param nodes        managers first; the position is the node id
 * @param stacks       deployed in this order
 * @param applications by full service name, or by {@link ApplicationSpec#nameWithImage} where an update brings another program; a service without one runs for ever and answers every request in no time
 * @param actions      what happens to machines when, ascending
 * @param operations   what users ask of the swarm when, ascending
 * @param engine       version of all engines
 * @param loadBalancing how load balancers choose
 * @param shells       where commands are typed
 * @param placementFilters names of filters that the scheduler asks besides Swarm's own
 * @param csi          CSI plugins of the nodes
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
    List<TimedAction> actions,
    List<TimedOperation> operations,
    EngineProfile engine,
    LoadBalancing loadBalancing,
    ShellMaker shells,
    List<String> placementFilters,
    List<CsiDriverSpec> csi) {
  /** Without CSI plugins. */
  public RunSpec(
      RunIdentity run,
      long durationNs,
      long deployNs,
      List<NodeSpec> nodes,
      UnderlaySpec underlay,
      MachineSpec machine,
      List<StackSpec> stacks,
      SortedMap<String, ApplicationSpec> applications,
      List<UserSpec> users,
      List<TimedAction> actions,
      List<TimedOperation> operations,
      EngineProfile engine,
      LoadBalancing loadBalancing,
      ShellMaker shells,
      List<String> placementFilters) {
    this(
        run,
        durationNs,
        deployNs,
        nodes,
        underlay,
        machine,
        stacks,
        applications,
        users,
        actions,
        operations,
        engine,
        loadBalancing,
        shells,
        placementFilters,
        List.of());
  }

  /** Placed by Swarm's own filters alone. */
  public RunSpec(
      RunIdentity run,
      long durationNs,
      long deployNs,
      List<NodeSpec> nodes,
      UnderlaySpec underlay,
      MachineSpec machine,
      List<StackSpec> stacks,
      SortedMap<String, ApplicationSpec> applications,
      List<UserSpec> users,
      List<TimedAction> actions,
      List<TimedOperation> operations,
      EngineProfile engine,
      LoadBalancing loadBalancing,
      ShellMaker shells) {
    this(
        run,
        durationNs,
        deployNs,
        nodes,
        underlay,
        machine,
        stacks,
        applications,
        users,
        actions,
        operations,
        engine,
        loadBalancing,
        shells,
        List.of());
  }

  /** The same, in which somebody types these lines at this time, too. */
  public RunSpec withScript(long atNs, List<Operation.Typed> lines) {
    List<TimedOperation> all = new ArrayList<>(operations);
    all.add(new TimedOperation(atNs, new Operation.Script(lines), null));
    all.sort(Comparator.comparingLong(TimedOperation::atNs));
    return new RunSpec(
        run,
        durationNs,
        deployNs,
        nodes,
        underlay,
        machine,
        stacks,
        applications,
        users,
        actions,
        List.copyOf(all),
        engine,
        loadBalancing,
        shells,
        placementFilters,
        csi);
  }

  /** The same with other users. */
  public RunSpec withUsers(List<UserSpec> newUsers) {
    return new RunSpec(
        run,
        durationNs,
        deployNs,
        nodes,
        underlay,
        machine,
        stacks,
        applications,
        newUsers,
        actions,
        operations,
        engine,
        loadBalancing,
        shells,
        placementFilters,
        csi);
  }

  /** The same, in which other things happen to machines; ascending. */
  public RunSpec withActions(List<TimedAction> newActions) {
    return new RunSpec(
        run,
        durationNs,
        deployNs,
        nodes,
        underlay,
        machine,
        stacks,
        applications,
        users,
        newActions,
        operations,
        engine,
        loadBalancing,
        shells,
        placementFilters,
        csi);
  }

  /** The same with CSI plugins. */
  public RunSpec withCsi(List<CsiDriverSpec> newCsi) {
    return new RunSpec(
        run,
        durationNs,
        deployNs,
        nodes,
        underlay,
        machine,
        stacks,
        applications,
        users,
        actions,
        operations,
        engine,
        loadBalancing,
        shells,
        placementFilters,
        List.copyOf(newCsi));
  }

  /** Whether anybody types anything; where nobody does, no shell has to watch the swarm. */
  boolean isTyped() {
    return operations.stream()
        .map(TimedOperation::operation)
        .anyMatch(o -> o instanceof Operation.Typed || o instanceof Operation.Script);
  }

  /** A run without commands of users, with the newest engine. */
  public RunSpec(
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
    this(
        run,
        durationNs,
        deployNs,
        nodes,
        underlay,
        machine,
        stacks,
        applications,
        users,
        actions,
        List.of(),
        EngineProfile.DEFAULT,
        LoadBalancing.SWARM,
        ShellMaker.NONE);
  }

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
   * @param engineStartNs    start of the engine on a running machine until it is up
   * @param probeNs          one health probe
   * @param outsideDns       the DNS servers that the machines use
   * @param images           which images they have, and where the others come from
   */
  public record MachineSpec(
      Distribution fsyncNs,
      Distribution prepareNs,
      Distribution containerStartNs,
      Distribution bootNs,
      Distribution engineStartNs,
      Distribution probeNs,
      OutsideDns outsideDns,
      ImagesSpec images) {
    /** With a DNS server outside that is near, and every image on every machine. */
    public MachineSpec(
        Distribution fsyncNs,
        Distribution prepareNs,
        Distribution containerStartNs,
        Distribution bootNs,
        Distribution engineStartNs,
        Distribution probeNs) {
      this(
          fsyncNs,
          prepareNs,
          containerStartNs,
          bootNs,
          engineStartNs,
          probeNs,
          OutsideDns.NEAR,
          ImagesSpec.EVERYWHERE);
    }

    /** An engine takes as long to start as its machine to boot, and a probe takes no time. */
    public MachineSpec(
        Distribution fsyncNs,
        Distribution prepareNs,
        Distribution containerStartNs,
        Distribution bootNs) {
      this(fsyncNs, prepareNs, containerStartNs, bootNs, bootNs, new Constant(0));
    }
  }

  /** A stack: objects with full names. */
  public record StackSpec(
      String name,
      List<NetworkSpec> networks,
      List<SecretSpec> secrets,
      List<ConfigSpec> configs,
      List<ServiceSpec> services) {
    /** Without configs. */
    public StackSpec(
        String name,
        List<NetworkSpec> networks,
        List<SecretSpec> secrets,
        List<ServiceSpec> services) {
      this(name, networks, secrets, List.of(), services);
    }
  }
}
