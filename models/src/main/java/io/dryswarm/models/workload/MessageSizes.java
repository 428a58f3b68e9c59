package io.dryswarm.models.workload;

/**
 * How much a request and its answer carry, without headers.
 *
 * @param requestBytes bytes of the request, &ge; 1
 * @param answerBytes  bytes of the answer, &ge; 1
 */
public record MessageSizes(long requestBytes, long answerBytes) {
  /** A request for a page and a short answer, each in one segment. */
  public static final MessageSizes SMALL = new MessageSizes(
      TcpTiming.MESSAGE_BYTES - TcpTiming.HEADER_BYTES,
      TcpTiming.MESSAGE_BYTES - TcpTiming.HEADER_BYTES);

  public MessageSizes {
    require("requestBytes", requestBytes);
    require("answerBytes", answerBytes);
  }

  private static void require(String field, long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException(field + ": " + bytes + ", expected at least 1");
    }
  }
}
