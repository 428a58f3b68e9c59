package io.dryswarm.models.workload;

/** How the request and the answer of an exchange travel: {@link TcpMessages}, {@link Datagrams}, or inside a container ({@link Probes}). */
interface Carriage {
  /** Of an exchange that was never used. */
  Carriage NONE = new Carriage() {
    @Override
    public void requestArrived(Exchange exchange) {
      throw new IllegalStateException("nothing was sent");
    }

    @Override
    public void answer(Exchange exchange) {
      throw new IllegalStateException("nothing was asked");
    }

    @Override
    public void processEnded(Exchange exchange) {
      throw new IllegalStateException("nobody was asked");
    }
  };

  /** The request has come to where its server is, or was. */
  void requestArrived(Exchange exchange);

  /** The server's answer sets off: {@link Exchange#item} and {@link Exchange#error} say what it is. */
  void answer(Exchange exchange);

  /** The process that had the request has ended, while its machine lives on. */
  void processEnded(Exchange exchange);
}
