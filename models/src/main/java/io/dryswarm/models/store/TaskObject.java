package io.dryswarm.models.store;

import io.dryswarm.models.spec.EndpointSpec;
import io.dryswarm.models.spec.GenericResource;
import io.dryswarm.models.spec.TaskSpec;
import io.dryswarm.models.task.TaskState;
import java.util.List;

/**
 * One attempt to run a service's container.
 *
 * @param service     id of the service
 * @param slot        from 1 for replicated services, from 0 for replicated jobs; 0 for global ones, whose place is their node
 * @param node        where it is assigned, {@link #UNASSIGNED} before; global tasks have it from creation
 * @param specVersion version of the service spec it was made from; {@link #NO_SPEC_VERSION} for a task that was made without a service
 * @param desired     the state that the managers want; never goes down
 * @param attachments its address on each network, ingress first; empty before allocation
 * @param createdNs   when the orchestrator created it, virtual nanoseconds
 * @param jobIteration iteration of the job that it belongs to; 0 for services that are no jobs
 * @param genericResources what the scheduler took from the node for it
 * @param endpoint    how its service was to be reached when the task was created
 * @param volumes     cluster volumes that the scheduler chose for it
 */
public record TaskObject(
    int id,
    long version,
    int service,
    String serviceName,
    int slot,
    int node,
    TaskSpec spec,
    long specVersion,
    TaskState desired,
    TaskStatus status,
    List<NodeObject.Attachment> attachments,
    long createdNs,
    long jobIteration,
    List<GenericResource> genericResources,
    EndpointSpec endpoint,
    List<VolumeAttachment> volumes)
    implements StoreObject {
  /** A task without cluster volumes. */
  public TaskObject(
      int id,
      long version,
      int service,
      String serviceName,
      int slot,
      int node,
      TaskSpec spec,
      long specVersion,
      TaskState desired,
      TaskStatus status,
      List<NodeObject.Attachment> attachments,
      long createdNs,
      long jobIteration,
      List<GenericResource> genericResources,
      EndpointSpec endpoint) {
    this(
        id,
        version,
        service,
        serviceName,
        slot,
        node,
        spec,
        specVersion,
        desired,
        status,
        attachments,
        createdNs,
        jobIteration,
        genericResources,
        endpoint,
        List.of());
  }

  /** A task of a service that is no job, without generic resources and published ports. */
  public TaskObject(
      int id,
      long version,
      int service,
      String serviceName,
      int slot,
      int node,
      TaskSpec spec,
      long specVersion,
      TaskState desired,
      TaskStatus status,
      List<NodeObject.Attachment> attachments,
      long createdNs) {
    this(
        id,
        version,
        service,
        serviceName,
        slot,
        node,
        spec,
        specVersion,
        desired,
        status,
        attachments,
        createdNs,
        0,
        List.of(),
        EndpointSpec.DEFAULT);
  }

  public static final int UNASSIGNED = -1;
  public static final long NO_SPEC_VERSION = -1;

  /**
   * Observed state.
   *
   * @param timeNs    when its author set it, virtual nanoseconds
   * @param appliedNs when the managers stored it, virtual nanoseconds
   * @param message   in Swarm's words
   * @param err       in Swarm's words, empty if none
   * @param exitCode  of the container, 0 unless it ended otherwise
   */
  public record TaskStatus(
      TaskState state, String message, String err, long timeNs, long appliedNs, int exitCode) {
    public static TaskStatus of(TaskState state, String message, long timeNs) {
      return new TaskStatus(state, message, "", timeNs, timeNs, 0);
    }
  }

  public TaskState observed() {
    return status.state();
  }

  /**
   * As {@code docker service ps} prints it: service and slot, or service and node for global ones. Slot 0 of a replicated job counts as
   * none, so that its name has the node, or nothing before it has one. Source: control-plane facts 1.1.6-7.
   */
  public String displayName() {
    if (slot != 0) {
      return serviceName + "." + slot;
    }
    return serviceName + "." + (node == UNASSIGNED ? "" : "node" + node);
  }

  public TaskObject withDesired(TaskState newDesired) {
    return new TaskObject(
        id,
        version,
        service,
        serviceName,
        slot,
        node,
        spec,
        specVersion,
        newDesired,
        status,
        attachments,
        createdNs,
        jobIteration,
        genericResources,
        endpoint,
        volumes);
  }

  public TaskObject withStatus(TaskStatus newStatus) {
    return new TaskObject(
        id,
        version,
        service,
        serviceName,
        slot,
        node,
        spec,
        specVersion,
        desired,
        newStatus,
        attachments,
        createdNs,
        jobIteration,
        genericResources,
        endpoint,
        volumes);
  }

  public TaskObject withSpec(TaskSpec newSpec) {
    return new TaskObject(
        id,
        version,
        service,
        serviceName,
        slot,
        node,
        newSpec,
        specVersion,
        desired,
        status,
        attachments,
        createdNs,
        jobIteration,
        genericResources,
        endpoint,
        volumes);
  }

  public TaskObject withNode(int newNode) {
    return new TaskObject(
        id,
        version,
        service,
        serviceName,
        slot,
        newNode,
        spec,
        specVersion,
        desired,
        status,
        attachments,
        createdNs,
        jobIteration,
        genericResources,
        endpoint,
        volumes);
  }

  /** What the scheduler took from the node for it. */
  public TaskObject withGenericResources(List<GenericResource> newGenericResources) {
    return new TaskObject(
        id,
        version,
        service,
        serviceName,
        slot,
        node,
        spec,
        specVersion,
        desired,
        status,
        attachments,
        createdNs,
        jobIteration,
        newGenericResources,
        endpoint,
        volumes);
  }

  /** Placed by the scheduler. */
  public TaskObject assignedTo(
      int newNode, List<VolumeAttachment> newVolumes, TaskStatus newStatus) {
    return new TaskObject(
        id,
        version,
        service,
        serviceName,
        slot,
        newNode,
        spec,
        specVersion,
        desired,
        newStatus,
        attachments,
        createdNs,
        jobIteration,
        genericResources,
        endpoint,
        newVolumes);
  }

  public TaskObject withAttachments(List<NodeObject.Attachment> newAttachments) {
    return new TaskObject(
        id,
        version,
        service,
        serviceName,
        slot,
        node,
        spec,
        specVersion,
        desired,
        status,
        newAttachments,
        createdNs,
        jobIteration,
        genericResources,
        endpoint,
        volumes);
  }

  @Override
  public TaskObject withVersion(long newVersion) {
    return new TaskObject(
        id,
        newVersion,
        service,
        serviceName,
        slot,
        node,
        spec,
        specVersion,
        desired,
        status,
        attachments,
        createdNs,
        jobIteration,
        genericResources,
        endpoint,
        volumes);
  }

  @Override
  public long digest() {
    long h = Mix.of(Mix.of(3, id), service);
    h = Mix.of(Mix.of(h, slot), node);
    h = Mix.of(Mix.of(h, desired.number()), status.state().number());
    return Mix.of(h, status.timeNs());
  }
}
