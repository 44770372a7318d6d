package javac.formulaofunknowntype;

import org.gradwright.Activation;

@Activation
@interface Sample {
    class Formula {
        static Duble value(Duble x) {
            return x;
        }
    }
}
