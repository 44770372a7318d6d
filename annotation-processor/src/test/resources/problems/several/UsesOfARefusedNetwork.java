package several.usesofarefusednetwork;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

@Network
interface Sample {
    @Dense(units = 8) Tensor digit(@Input({8, 8}) Tensor pixels);
}

class Program {
    private final SampleNetwork network;

    Program(SampleNetwork network) {
        this.network = network;
    }

    static SampleNetwork.Session session(SampleNetwork network) {
        return network.session(1);
    }
}
