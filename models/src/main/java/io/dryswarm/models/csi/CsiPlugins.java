package io.dryswarm.models.csi;

import java.util.function.Consumer;

/** The plugins of all nodes, as the manager and the nodes call them. */
public interface CsiPlugins {
  /** No node has any. */
  CsiPlugins NONE = new CsiPlugins() {
    @Override
    public boolean isInstalled(String driver, int node) {
      return false;
    }

    @Override
    public boolean answers(String driver, int node) {
      return false;
    }

    @Override
    public boolean attaches(String driver) {
      return false;
    }

    @Override
    public boolean stages(String driver) {
      return false;
    }

    @Override
    public void call(CsiRequest request, long patienceNs, Consumer<CsiAnswer> answer) {
      throw new IllegalStateException(notFound(request.driver()));
    }
  };

  /** What the engine says of a plugin that it does not have. */
  static String notFound(String driver) {
    return "plugin \"" + driver + "\" not found";
  }

  /** Whether the node's engine has the plugin. */
  boolean isInstalled(String driver, int node);

  /** Whether the plugin of that node answers now. */
  boolean answers(String driver, int node);

  boolean attaches(String driver);

  boolean stages(String driver);

  /**
   * Calls a plugin; the answer comes later, never from inside this call, and never if the caller's engine ends before.
   *
   * @param patienceNs what the caller waits; then the answer is that the deadline is exceeded, though the plugin goes on
   */
  void call(CsiRequest request, long patienceNs, Consumer<CsiAnswer> answer);
}
