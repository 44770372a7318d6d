package foreigngraph.version;

import org.gradwright.Block;
import org.gradwright.CompiledGraph;
import org.gradwright.Dense;
import org.gradwright.Tensor;

@Block
interface Foreign {
    @Dense(units = 6) Tensor first(Tensor x);
}

@CompiledGraph(format = 1, code = "first(x);", fingerprint = "9c56cc51b374c3ba")
final class ForeignGraph {}
