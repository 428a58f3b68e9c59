package io.dryswarm.models.workload;

import io.dryswarm.models.spec.PortSpec.Protocol;

/**
 * The machines at which the users of a group sit, as load balancers see them.
 *
 * @param protocol  TCP, or UDP: a datagram that is answered by a datagram, or never
 * @param machines  so many, each request from one of them at random; {@link #EACH_ITS_OWN} = no two requests from the same one
 * @param fixedPort whether a machine always sends from the same port, as daemons do that send logs or metrics; otherwise each request has the
 *                  next one of the machine's ephemeral ports
 */
public record ClientSpec(Protocol protocol, int machines, boolean fixedPort) {
  /** Nobody comes twice. */
  public static final int EACH_ITS_OWN = 0;

  /** Most machines of a group. */
  public static final int MOST_MACHINES = 1_000_000;

  /** TCP from everywhere. */
  public static final ClientSpec EVERYBODY = new ClientSpec(Protocol.TCP, EACH_ITS_OWN, false);

  /**
   * @throws IllegalArgumentException naming the field, the value and the allowed range
   */
  public ClientSpec {
    if (machines < 0 || machines > MOST_MACHINES) {
      throw new IllegalArgumentException(
          "machines: " + machines + ", expected 0 to " + MOST_MACHINES);
    }
  }
}
