package io.dryswarm.models.store;

import io.dryswarm.models.spec.PortSpec;
import io.dryswarm.models.spec.ServiceSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service and what the managers made of it.
 *
 * @param specVersion         version of the spec; 0 at creation, then the object version that the update was based on
 * @param previousSpec        the spec before the last update; {@code null} if there was none, or after an automatic rollback
 * @param previousSpecVersion its version
 * @param updateStatus        {@code null} if no update is or was under way since the last change of the spec
 * @param jobIteration        of a job: raised by every update
 * @param allocated           whether the allocator has given it all it needs; its tasks stay NEW before
 * @param virtualIps          one address per network in VIP mode, empty in DNSRR mode
 * @param ports               published ports with numbers filled in
 */
public record ServiceObject(
    int id,
    long version,
    ServiceSpec spec,
    long specVersion,
    @Nullable ServiceSpec previousSpec,
    long previousSpecVersion,
    @Nullable UpdateStatus updateStatus,
    long jobIteration,
    boolean allocated,
    List<NodeObject.Attachment> virtualIps,
    List<PortSpec> ports)
    implements StoreObject {
  /** A service that was never updated. */
  public ServiceObject(
      int id,
      long version,
      ServiceSpec spec,
      long specVersion,
      boolean allocated,
      List<NodeObject.Attachment> virtualIps,
      List<PortSpec> ports) {
    this(id, version, spec, specVersion, null, 0, null, 0, allocated, virtualIps, ports);
  }

  public static ServiceObject create(int id, ServiceSpec spec) {
    return new ServiceObject(id, 0, spec, 0, false, List.of(), List.of());
  }

  public ServiceObject withEndpoint(
      List<NodeObject.Attachment> newVirtualIps, List<PortSpec> newPorts) {
    return new ServiceObject(
        id,
        version,
        spec,
        specVersion,
        previousSpec,
        previousSpecVersion,
        updateStatus,
        jobIteration,
        true,
        newVirtualIps,
        newPorts);
  }

  /** A user's update: new spec, version taken from the object it replaces; a job starts a new iteration. */
  public ServiceObject withSpec(ServiceSpec newSpec) {
    return new ServiceObject(
        id,
        version,
        newSpec,
        version,
        spec,
        specVersion,
        null,
        newSpec.mode().isJob() ? jobIteration + 1 : jobIteration,
        allocated,
        virtualIps,
        ports);
  }

  /**
   * A user's rollback: spec and previous spec change places.
   *
   * @throws IllegalStateException if there is no previous spec
   */
  public ServiceObject rolledBack(long nowNs) {
    if (previousSpec == null) {
      throw new IllegalStateException("no previous spec");
    }
    return new ServiceObject(
        id,
        version,
        previousSpec,
        previousSpecVersion,
        spec,
        specVersion,
        new UpdateStatus(
            UpdateStatus.State.ROLLBACK_STARTED,
            "manually requested rollback",
            nowNs,
            UpdateStatus.NOT_YET),
        spec.mode().isJob() ? jobIteration + 1 : jobIteration,
        allocated,
        virtualIps,
        ports);
  }

  public ServiceObject withUpdateStatus(@Nullable UpdateStatus newStatus) {
    return new ServiceObject(
        id,
        version,
        spec,
        specVersion,
        previousSpec,
        previousSpecVersion,
        newStatus,
        jobIteration,
        allocated,
        virtualIps,
        ports);
  }

  /**
   * The former specification in force again, as an automatic rollback leaves it: there is none to go back to from there.
   *
   * @throws IllegalStateException if there is no former specification
   */
  public ServiceObject withPreviousSpec(UpdateStatus newStatus) {
    if (previousSpec == null) {
      throw new IllegalStateException("service " + id + " has no previous spec");
    }
    return new ServiceObject(
        id,
        version,
        previousSpec,
        previousSpecVersion,
        null,
        0,
        newStatus,
        jobIteration,
        allocated,
        virtualIps,
        ports);
  }

  @Override
  public ServiceObject withVersion(long newVersion) {
    return new ServiceObject(
        id,
        newVersion,
        spec,
        specVersion,
        previousSpec,
        previousSpecVersion,
        updateStatus,
        jobIteration,
        allocated,
        virtualIps,
        ports);
  }

  @Override
  public long digest() {
    long h = Mix.of(Mix.of(2, id), specVersion);
    for (NodeObject.Attachment a : virtualIps) {
      h = Mix.of(h, ((long) a.network() << 32) | (a.address() & 0xffffffffL));
    }
    if (updateStatus != null) {
      h = Mix.of(h, updateStatus.state().ordinal());
    }
    return h;
  }
}
