//! The settings of a conversation.

use tcpscope::tcp::{Algorithm, Config, IdleRestart, KeepAlive, Patience};
use tcpscope::time::Duration;

/// The preset of that name.
pub fn preset(name: &str) -> Result<Config, String> {
    match name {
        "textbook" => Ok(Config::TEXTBOOK),
        "linux-like" => Ok(Config::LINUX_LIKE),
        "bare-1981" => Ok(Config::BARE_1981),
        _ => Err(format!("no preset {name}")),
    }
}

/// `NAME VALUE`, where times are in seconds and `off` switches off. Keep-alive is `on` with its
/// defaults or probes twice, 10 s apart, after so many seconds.
pub fn set(config: &mut Config, setting: &str) -> Result<(), String> {
    let (name, value) = setting.split_once(' ').ok_or("set NAME VALUE")?;
    let on = value != "off";
    let seconds = || super::seconds(value);
    let number = || super::number(value);
    match name {
        "mss" => config.mss = if on { Some(number()? as u16) } else { None },
        "receive-buffer" => config.receive_buffer = number()?,
        "window-scale" => config.window_scale = if on { Some(number()? as u8) } else { None },
        "timestamps" => config.timestamps = on,
        "sack" => config.sack = on,
        "congestion" if !on => config.congestion.algorithm = None,
        "congestion" => {
            config.congestion.algorithm = Some(Algorithm::named(value).ok_or("no algorithm")?);
        }
        "initial-window" => config.congestion.initial_window = number()?,
        "ssthresh" => config.congestion.initial_ssthresh = Some(number()?),
        "slow-start-limit" => {
            config.congestion.slow_start_limit = if on { Some(number()?) } else { None };
        }
        "cwnd-validation" => config.congestion.validation = on,
        "idle-restart" => {
            config.congestion.idle_restart = IdleRestart::named(value).ok_or("no such restart")?;
        }
        "limited-transmit" => config.congestion.limited_transmit = on,
        "delayed-ack" => config.delayed_ack = if on { Some(seconds()?) } else { None },
        "nagle" => config.nagle = on,
        "silly-window-avoidance" => config.silly_window_avoidance = on,
        "blind-attack-protection" => config.blind_attack_protection = on,
        "time-wait-ignores-rst" => config.time_wait_ignores_rst = on,
        "time-wait-reuse" => config.time_wait_reuse = on,
        "keep-alive" if !on => config.keep_alive.on = false,
        "keep-alive" if value == "on" => config.keep_alive.on = true,
        "keep-alive" => {
            let idle = seconds()?;
            let interval = Duration::from_secs(10);
            config.keep_alive = KeepAlive {
                on,
                idle,
                interval,
                count: 2,
            };
        }
        "give-up" => config.give_up = Patience::Time(seconds()?),
        "user-timeout" => config.user_timeout = Some(seconds()?),
        _ => return Err(format!("no setting {name}")),
    }
    Ok(())
}
