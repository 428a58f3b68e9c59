package io.dryswarm.models.store;

import io.dryswarm.models.spec.GenericResource;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * A node as the managers know it.
 *
 * @param role        observed role, moved by the role manager; constraints read it
 * @param desiredRole role that the user wants
 * @param message     status message, as Swarm words it
 * @param attachments the node's own load-balancer address on each network that it uses
 * @param certificate with which it proves who it is
 */
public record NodeObject(
    int id,
    long version,
    String hostname,
    Role role,
    Role desiredRole,
    Availability availability,
    Status status,
    String message,
    Description description,
    SortedMap<String, String> labels,
    List<Attachment> attachments,
    NodeCertificate certificate)
    implements StoreObject {
  /** A node whose certificate never expires. */
  public NodeObject(
      int id,
      long version,
      String hostname,
      Role role,
      Role desiredRole,
      Availability availability,
      Status status,
      String message,
      Description description,
      SortedMap<String, String> labels,
      List<Attachment> attachments) {
    this(
        id,
        version,
        hostname,
        role,
        desiredRole,
        availability,
        status,
        message,
        description,
        labels,
        attachments,
        new NodeCertificate(role, NodeCertificate.NEVER, NodeCertificate.State.ISSUED));
  }

  /** A node whose role is the one that the user wants. */
  public NodeObject(
      int id,
      long version,
      String hostname,
      Role role,
      Availability availability,
      Status status,
      String message,
      Description description,
      SortedMap<String, String> labels,
      List<Attachment> attachments) {
    this(
        id,
        version,
        hostname,
        role,
        role,
        availability,
        status,
        message,
        description,
        labels,
        attachments);
  }

  /** Manager or worker. */
  public enum Role {
    WORKER,
    MANAGER
  }

  /** What the user allows. */
  public enum Availability {
    ACTIVE,
    PAUSE,
    DRAIN
  }

  /** What the managers observe; control-plane facts 1.2.11. */
  public enum Status {
    UNKNOWN,
    DOWN,
    READY,
    DISCONNECTED
  }

  /**
   * What the node's agent reports of it.
   *
   * @param nanoCpus     cores x 1e9
   * @param memoryBytes  total memory
   * @param engineLabels labels of the engine, for {@code engine.labels.} constraints and preferences
   * @param address      IP address that the managers see, in text, for {@code node.ip} constraints; empty if unknown
   * @param genericResources what the node offers besides, in the engine's order
   * @param plugins      what its engine can do
   * @param csi          CSI plugins that run on it
   */
  public record Description(
      long nanoCpus,
      long memoryBytes,
      String os,
      String architecture,
      SortedMap<String, String> engineLabels,
      String address,
      List<GenericResource> genericResources,
      List<EnginePlugin> plugins,
      List<CsiInfo> csi) {
    /** Of a node whose agent has never reported. */
    public static final Description UNKNOWN = new Description(
        0, 0, "", "", Collections.emptySortedMap(), "", List.of(), List.of(), List.of());

    /** Of an engine that has only what comes with it. */
    public Description(
        long nanoCpus,
        long memoryBytes,
        String os,
        String architecture,
        SortedMap<String, String> engineLabels,
        String address,
        List<GenericResource> genericResources) {
      this(
          nanoCpus,
          memoryBytes,
          os,
          architecture,
          engineLabels,
          address,
          genericResources,
          EnginePlugin.BUILT_IN,
          List.of());
    }

    /** Of an engine without generic resources. */
    public Description(
        long nanoCpus,
        long memoryBytes,
        String os,
        String architecture,
        SortedMap<String, String> engineLabels,
        String address) {
      this(nanoCpus, memoryBytes, os, architecture, engineLabels, address, List.of());
    }

    /** Of an engine without labels, at an unknown address. */
    public Description(long nanoCpus, long memoryBytes, String os, String architecture) {
      this(nanoCpus, memoryBytes, os, architecture, Collections.emptySortedMap(), "");
    }

    /** With other CSI plugins. */
    public Description withCsi(List<CsiInfo> newCsi) {
      return new Description(
          nanoCpus,
          memoryBytes,
          os,
          architecture,
          engineLabels,
          address,
          genericResources,
          plugins,
          List.copyOf(newCsi));
    }

    /** Whether the agent has ever reported. */
    public boolean isKnown() {
      return !equals(UNKNOWN);
    }
  }

  /**
   * An address on a network.
   *
   * @param network id of the network
   * @param address IPv4 address as an unsigned 32-bit number
   */
  public record Attachment(int network, int address) {}

  public NodeObject withStatus(Status newStatus, String newMessage) {
    return new NodeObject(
        id,
        version,
        hostname,
        role,
        desiredRole,
        availability,
        newStatus,
        newMessage,
        description,
        labels,
        attachments,
        certificate);
  }

  public NodeObject withAvailability(Availability newAvailability) {
    return new NodeObject(
        id,
        version,
        hostname,
        role,
        desiredRole,
        newAvailability,
        status,
        message,
        description,
        labels,
        attachments,
        certificate);
  }

  /** The role that the user wants; the role manager moves the observed one. */
  public NodeObject withDesiredRole(Role newDesiredRole) {
    return new NodeObject(
        id,
        version,
        hostname,
        role,
        newDesiredRole,
        availability,
        status,
        message,
        description,
        labels,
        attachments,
        certificate);
  }

  /** The observed role. */
  public NodeObject withRole(Role newRole) {
    return new NodeObject(
        id,
        version,
        hostname,
        newRole,
        desiredRole,
        availability,
        status,
        message,
        description,
        labels,
        attachments,
        certificate);
  }

  public NodeObject withLabels(SortedMap<String, String> newLabels) {
    return new NodeObject(
        id,
        version,
        hostname,
        role,
        desiredRole,
        availability,
        status,
        message,
        description,
        newLabels,
        attachments,
        certificate);
  }

  public NodeObject withDescription(Description newDescription) {
    return new NodeObject(
        id,
        version,
        hostname,
        role,
        desiredRole,
        availability,
        status,
        message,
        newDescription,
        labels,
        attachments,
        certificate);
  }

  public NodeObject withCertificate(NodeCertificate newCertificate) {
    return new NodeObject(
        id,
        version,
        hostname,
        role,
        desiredRole,
        availability,
        status,
        message,
        description,
        labels,
        attachments,
        newCertificate);
  }

  public NodeObject withAttachments(List<Attachment> newAttachments) {
    return new NodeObject(
        id,
        version,
        hostname,
        role,
        desiredRole,
        availability,
        status,
        message,
        description,
        labels,
        newAttachments,
        certificate);
  }

  @Override
  public NodeObject withVersion(long newVersion) {
    return new NodeObject(
        id,
        newVersion,
        hostname,
        role,
        desiredRole,
        availability,
        status,
        message,
        description,
        labels,
        attachments,
        certificate);
  }

  @Override
  public long digest() {
    long h = Mix.of(1, id);
    h = Mix.of(h, status.ordinal());
    h = Mix.of(h, availability.ordinal());
    h = Mix.of(h, role.ordinal() * 2L + desiredRole.ordinal());
    h = Mix.of(h, certificate.expiryNs() + certificate.state().ordinal());
    for (Attachment a : attachments) {
      h = Mix.of(h, ((long) a.network() << 32) | (a.address() & 0xffffffffL));
    }
    return h;
  }
}
